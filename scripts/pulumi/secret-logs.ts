import type { Problem } from '../../tenant/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** From here on the engine writes the values of properties, secrets in clear. */
const tellingLevel = 9;

/** The value of a flag of the CLI, written `-v 9`, `-v9`, `-v=9`, `--verbose 9` or `--verbose=9`. */
const flagValue = (args: readonly string[], names: readonly string[]): string | undefined => {
  for (const [index, word] of args.entries()) {
    for (const name of names) {
      if (word === name) return args[index + 1] ?? '';
      if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
      if (/^-[a-z]$/.test(name) && word.startsWith(name) && !word.startsWith('--')) return word.slice(name.length);
    }
  }
  return undefined;
};

interface Telling {
  readonly file: string;
  readonly path: string;
  readonly value: string;
}

const flags = [
  {
    names: ['-v', '--verbose'],
    variable: 'PULUMI_OPTION_VERBOSE',
    tells: (text: string) => Number(text) >= tellingLevel,
  },
  { names: ['--tracing'], variable: 'PULUMI_OPTION_TRACING', tells: (text: string) => text !== '' },
  { names: ['--otel-traces'], variable: 'PULUMI_OPTION_OTEL_TRACES', tells: (text: string) => text !== '' },
] as const;

const variables = [
  { name: 'PULUMI_DEBUG_GRPC', tells: (text: string) => text !== '' },
  { name: 'TF_LOG', tells: (text: string) => /^(trace|debug|json)$/i.test(text) },
] as const;

const tellingOf = (args: readonly string[], env: Environment): Telling[] => [
  ...flags.flatMap(({ names, variable, tells }) => {
    const flag = flagValue(args, names);
    if (flag !== undefined) return tells(flag) ? [{ file: 'command line', path: names.at(-1) ?? '', value: flag }] : [];
    const value = env[variable] ?? '';
    return tells(value) ? [{ file: 'environment', path: variable, value }] : [];
  }),
  ...variables.flatMap(({ name, tells }) =>
    tells(env[name] ?? '') ? [{ file: 'environment', path: name, value: env[name] ?? '' }] : [],
  ),
];

/** The engine's own logs and traces show secrets in clear (its doing, not ours): refused unless a person says that it is meant. */
export const secretLogs = (args: readonly string[], env: Environment): Problem[] =>
  env.TRUNKLINE_ALLOW_SECRET_LOGS === '1'
    ? []
    : tellingOf(args, env).map(({ file, path, value }) => ({
        file,
        path,
        message: `"${value}" makes the engine or a plugin write what it sends and gets, client secrets and tokens in clear.`,
        allowed: 'Levels up to 8, and neither traces nor logs of gRPC or HTTP.',
        fix: 'leave it out; or set TRUNKLINE_ALLOW_SECRET_LOGS=1, guard what is written, and rotate the secrets afterwards.',
      }));
