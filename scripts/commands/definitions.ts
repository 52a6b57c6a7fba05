import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { root } from '../setup/places.mjs';

/** What a script of ours has told commander, as it was about to read its arguments. */
class Defined extends Error {
  readonly program: Command;
  constructor(program: Command) {
    super('This script is only to tell its definition.');
    this.program = program;
  }
}

/** The scripts that package.json's commands run, in its order, once each. */
const scriptFiles = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const named = Object.values(scripts).flatMap((line) => line.match(/\bscripts\/[\w/-]+\.ts\b/g) ?? []);
  return [...new Set(named)];
};

const definitionIn = async (file: string): Promise<Command> => {
  try {
    await import(pathToFileURL(join(root, file)).href);
  } catch (thrown) {
    if (thrown instanceof Defined) return thrown.program;
    throw thrown;
  }
  throw new Error(`${file} has run instead of telling its definition.`);
};

/**
 * The definition of each command that has one, taken from the script itself: it is loaded, and stopped where it would read its
 * arguments, before it does anything. Scripts that hand all arguments on (Pulumi's, vitest's) have none and aren't loaded.
 */
export const definitions = async (): Promise<readonly Command[]> => {
  const stop = function (this: Command): never {
    throw new Defined(this);
  };
  const { parse, parseAsync } = Command.prototype;
  Object.assign(Command.prototype, { parse: stop, parseAsync: stop });
  try {
    const found: Command[] = [];
    for (const file of scriptFiles()) {
      if (readFileSync(join(root, file), 'utf8').includes('new Command(')) found.push(await definitionIn(file));
    }
    return found;
  } finally {
    Object.assign(Command.prototype, { parse, parseAsync });
  }
};
