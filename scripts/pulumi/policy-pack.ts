import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { commandAt } from './command.ts';

/** Commands that judge what is to be written. */
const judged = ['up', 'update', 'preview', 'pre'];

const packFile = join(root, 'policies', process.platform === 'win32' ? 'pack.cmd' : 'pack');

/** The CLI's arguments with the policy pack, where the command judges and no pack is named. */
export const withPolicyPack = (args: readonly string[]): readonly string[] => {
  const command = commandAt(args);
  const named = args.some((word) => word === '--policy-pack' || word.startsWith('--policy-pack='));
  if (named || !judged.includes(args[command] ?? '')) return args;
  return [...args.slice(0, command + 1), '--policy-pack', packFile, ...args.slice(command + 1)];
};
