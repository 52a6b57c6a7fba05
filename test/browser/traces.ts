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
const processesWith = (text: string): string[] => {
  if (!existsSync('/proc/self/environ')) return [];
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.flatMap((id) =>
    ['cmdline', 'environ']
      .filter((name) => bytesOf(`/proc/${id}/${name}`).includes(text))
      .map((name) => `${name} of ${bytesOf(`/proc/${id}/comm`).trim()}`),
  );
};

/** Processes that had a text at any time since it began, and where. */
export interface Watch {
  readonly seen: ReadonlySet<string>;
  /** Looks a last time. */
  ended(): string[];
}

const pauseMilliseconds = 25;

/** Looks at all processes until it is ended, so that a child that lives for a moment is seen, too. */
export const watchProcesses = (text: string): Watch => {
  const seen = new Set<string>();
  const look = () => {
    for (const one of processesWith(text)) seen.add(one);
  };
  look();
  const timer = setInterval(look, pauseMilliseconds);
  return {
    seen,
    ended: () => {
      clearInterval(timer);
      look();
      return [...seen];
    },
  };
};
