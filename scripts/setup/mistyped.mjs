import { SetupError } from './setup-error.mjs';

/** Options of trunkline's commands that npm has none of itself. */
const options = [
  'as',
  'dial',
  'to',
  'live',
  'base',
  'head',
  'fail-on',
  'emergency',
  'changed-since',
  'canary',
  'strict',
  'late-hours',
  'at-once',
  'gate',
  'mermaid',
  'skip-preview',
  'non-interactive',
];

/**
 * Refuses a command line that means something else than it looks like: npm keeps options for itself that don't stand behind `--`, and a text
 * editor makes one long dash of two.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export const refuseMistyped = (args, env) => {
  const command = `npm run ${env.npm_lifecycle_event ?? '…'}`;
  const dashed = args.find((arg) => /^[\u2010-\u2015\u2212]+[a-z]/i.test(arg));
  if (dashed !== undefined) {
    throw new SetupError(
      `${command}: "${dashed}" begins with a dash of a text editor.`,
      `write --${dashed.replace(/^[\u2010-\u2015\u2212]+/, '')}.`,
    );
  }
  const kept = options.filter(
    (option) =>
      env[`npm_config_${option.replaceAll('-', '_')}`] !== undefined &&
      !args.some((arg) => arg.startsWith(`--${option}`)),
  );
  if (env.npm_lifecycle_event === undefined || kept.length === 0) return;
  throw new SetupError(
    `${command}: npm kept ${kept.map((option) => `--${option}`).join(', ')} for itself, since it hands on only what stands behind --.`,
    `write ${command} -- ${args[0] ?? '<tenant>'} and then the options.`,
  );
};
