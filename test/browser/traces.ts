import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const bytesOf = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // gone meanwhile, or somebody else's
  }
};

/** Files of a folder, at any depth, that have this text in them. */
export const filesWith = (text: string, folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => bytesOf(file).includes(text))
    .map((file) => relative(folder, file));

/** Processes of this machine that have this text in their arguments or their environment; on Linux alone that can be seen. */
export const processesWith = (text: string): string[] => {
  if (!existsSync('/proc/self/environ')) return [];
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const has = (id: string) => ['cmdline', 'environ'].some((name) => bytesOf(`/proc/${id}/${name}`).includes(text));
  return processes.filter(has).map((id) => bytesOf(`/proc/${id}/comm`).trim());
};
