import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/** Commands that judge what is to be written. */
const judged = ['up', 'update', 'preview', 'pre'];

/** Flags of every command that take the next word as their value. */
const withValue = ['-C', '--cwd', '--color', '-v', '--verbose', '--tracing', '--profiling', '--memprofilerate'];

const packFile = join(root, 'policies', process.platform === 'win32' ? 'pack.cmd' : 'pack');

/** The CLI's arguments with the policy pack, where the command judges and no pack is named. */
export const withPolicyPack = (args: readonly string[]): readonly string[] => {
  const command = args.findIndex((word, at) => !word.startsWith('-') && !withValue.includes(args[at - 1] ?? ''));
  const named = args.some((word) => word === '--policy-pack' || word.startsWith('--policy-pack='));
  if (named || !judged.includes(args[command] ?? '')) return args;
  return [...args.slice(0, command + 1), '--policy-pack', packFile, ...args.slice(command + 1)];
};
