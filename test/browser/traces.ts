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

/**
 * Processes of this machine that have this text in their arguments or their environment; on Linux alone that can be seen. `known`
 * has the arguments of those looked at before: the environment is another only when they are, too.
 */
const processesWith = (text: string, known = new Map<string, string>()): string[] => {
  if (!existsSync('/proc/self/environ')) return [];
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.flatMap((id) => {
    const cmdline = bytesOf(`/proc/${id}/cmdline`);
    if (known.get(id) === cmdline) return [];
    known.set(id, cmdline);
    const places = { cmdline, environ: bytesOf(`/proc/${id}/environ`) };
    return Object.entries(places)
      .filter(([, bytes]) => bytes.includes(text))
      .map(([place]) => `${place} of ${bytesOf(`/proc/${id}/comm`).trim()}`);
  });
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
  const look = (known?: Map<string, string>) => {
    for (const one of processesWith(text, known)) seen.add(one);
  };
  const known = new Map<string, string>();
  look(known);
  const timer = setInterval(look, pauseMilliseconds, known);
  return {
    seen,
    ended: () => {
      clearInterval(timer);
      look();
      return [...seen];
    },
  };
};
