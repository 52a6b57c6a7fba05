import { commandAt } from './command.ts';

/** An output that names people: a secret to the engine, so that the log of an `up` doesn't hold it, and no secret to whoever asks for it. */
const naming = 'ccaipUsers';

/** `stack output ccaipUsers` shows what it asks for; every other command line stays as it is. */
export const showAskedOutput = (args: readonly string[]): string[] => {
  const at = commandAt(args);
  const isAsked = args[at] === 'stack' && args.includes('output') && args.includes(naming);
  return isAsked && !args.some((one) => one.startsWith('--show-secrets')) ? [...args, '--show-secrets'] : [...args];
};
