type Environment = Readonly<Record<string, string | undefined>>;

/** What a command line of the CLI says, as far as the launcher must know it. */
export interface Command {
  /** Words that are no flags, the command first: `stack`, `init`, `contoso`. */
  readonly words: readonly string[];
  /** The stack that is named, as typed: `contoso`, `acme/contoso`. */
  readonly stack?: string;
}

/** Flags that take the next word as their value. */
const withValue = new Set(
  `-s --stack -C --cwd --color -v --verbose --tracing --profiling --memprofilerate --otel-traces --lift -m --message -c --config
  --config-file --policy-pack --policy-pack-config --plan --save-plan --import-file --event-log --secrets-provider -p --parallel -t
  --target -r --replace --target-replace --exclude -x --file --out -o --output --stack-name --project --tag --copy-config-from --name
  --server --checksum --parent --provider --properties --version --dest -d --env --show-secrets-for --teams --limit --page
  --dependency-edge-color --parent-edge-color --dot-fragment`.split(/\s+/),
);

/** Commands that name their stack without a flag. */
const namesItsStack = ({ words: [first, second] }: Pick<Command, 'words'>): number | undefined => {
  if (first === 'cancel') return 1;
  return first === 'stack' && ['init', 'new', 'select', 'rm', 'remove'].includes(second ?? '') ? 2 : undefined;
};

const flagOf = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((one) => one === '-s' || one === '--stack');
  if (at >= 0) return args[at + 1];
  const joined = args.find((one) => /^(-s|--stack)=/.test(one) || /^-s[^-=]/.test(one));
  return joined?.replace(/^(?:--stack=|-s=?)/, '');
};

/** Neither a flag nor a flag's value. */
const isWord = (word: string, at: number, args: readonly string[]): boolean =>
  !word.startsWith('-') && !withValue.has(args[at - 1] ?? '');

/** Where the command stands in a command line; -1 where there is none. */
export const commandAt = (args: readonly string[]): number => args.findIndex(isWord);

/** Where words stand that are neither flags nor values of flags. */
export const placesOfWords = (args: readonly string[]): number[] =>
  args.flatMap((word, at) => (isWord(word, at, args) ? at : []));

/** Reads a command line. The stack is the one of `-s`, of the command's own place for it, or of PULUMI_STACK. */
export const readCommand = (args: readonly string[], env: Environment): Command => {
  const words = args.filter(isWord);
  const place = namesItsStack({ words });
  const stack = flagOf(args) ?? (place === undefined ? undefined : words[place]) ?? (env.PULUMI_STACK || undefined);
  return { words, ...(stack !== undefined && { stack }) };
};

/** The tenant of a stack: organisation and project left out. */
export const tenantOf = (stack: string): string => stack.split('/').at(-1) ?? stack;

const ofOneStack = new Set(
  'up update preview pre refresh destroy down dn import watch config cancel logs state'.split(' '),
);

/** Whether the command is about one stack, which it names or which is selected. */
export const isOfOneStack = ({ words: [first = '', second = ''] }: Command, args: readonly string[]): boolean =>
  !args.some((one) => /^(-h|--help)$/.test(one)) &&
  (ofOneStack.has(first) || (first === 'stack' && !['ls', 'select', 'unselect', 'help'].includes(second)));

/** `stack init`, the one way in which a stack begins. */
export const isInit = ({ words: [first, second] }: Command): boolean =>
  first === 'stack' && (second === 'init' || second === 'new');

/** `stack rename <new>`: the name that the stack is to have. */
export const renamedTo = ({ words: [first, second, third] }: Command): string | undefined =>
  first === 'stack' && second === 'rename' ? third : undefined;
