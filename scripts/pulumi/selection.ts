import { resourcesOf, type StackState } from './stack-state.ts';

/** What a flag was given, each time: `--target urn`, `--target=urn`, `-t urn`. */
const valuesOf = (args: readonly string[], ...flags: readonly string[]): string[] =>
  args.flatMap((one, at) => {
    if (flags.includes(one)) return [args[at + 1] ?? ''];
    const flag = flags.find((name) => one.startsWith(`${name}=`));
    return flag === undefined ? [] : [one.slice(flag.length + 1)];
  });

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The engine's own wildcards: `*` is anything but a colon, `**` anything. */
const matcher = (glob: string): RegExp => {
  const escaped = glob
    .split('**')
    .map((part) => part.split('*').map(literally).join('[^:]*'))
    .join('.*');
  return new RegExp(`^${escaped}$`);
};

const matches = (urn: string, globs: readonly string[]): boolean => globs.some((glob) => matcher(glob).test(urn));

/** The URNs of a command line, and with `--target-dependents` all that hang on them. */
export const selectionOf = (args: readonly string[], state: StackState): ReadonlySet<string> => {
  const targets = valuesOf(args, '--target', '-t', '--target-replace');
  const excludes = valuesOf(args, '--exclude', '-x');
  const all = resourcesOf(state).map(({ urn = '', dependencies = [], parent = '' }) => ({ urn, dependencies, parent }));
  if (targets.length === 0) return new Set(all.flatMap(({ urn }) => (matches(urn, excludes) ? [] : [urn])));
  // One that isn't in the state yet is named in full.
  const found = new Set([...targets, ...all.flatMap(({ urn }) => (matches(urn, targets) ? [urn] : []))]);
  if (!args.some((one) => /^--target-dependents(=(true|1|t))?$/i.test(one))) return found;
  // A state has each resource after what it depends on.
  for (const { urn, dependencies, parent } of all) {
    if ([...dependencies, parent].some((one) => found.has(one))) found.add(urn);
  }
  return found;
};
