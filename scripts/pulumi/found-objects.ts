import type { Problem } from '../../tenant/problem.ts';
import { resourcesOf, type StackState } from './stack-state.ts';

interface FoundObject {
  /** As it is lifted, e.g. `voice-route:NL mobile`. */
  readonly label: string;
  readonly how: 'imported' | 'adopted';
}

/** What of a stack was in the tenant before the stack had it: the provider notes it as `__found` in the state. */
const foundObjects = (state: StackState): FoundObject[] =>
  resourcesOf(state).flatMap(({ type, id = '', external, outputs = {} }) => {
    const how = outputs.__found;
    if (external === true || (how !== 'imported' && how !== 'adopted')) return [];
    const kind = (type.split(':').at(-1) ?? '').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    return [{ label: `${kind}:${outputs.name ?? outputs.fqdn ?? id}`, how }];
  });

/** What a destroy leaves in the tenant unless it is lifted by name: the SIP domain, its user and the user's licence. */
const keptObjects = (state: StackState): string[] =>
  resourcesOf(state).flatMap(({ type, external, outputs = {} }) =>
    type === 'msteams:index:SipDomain' && external !== true
      ? [`sip-domain:${outputs.name}`, `activation-user:${outputs.user}`, `licence:${outputs.user}`]
      : type === 'msteams:index:SipDomainRegistration' && external !== true
        ? [`sip-domain:${outputs.name}`]
        : [],
  );

/** The objects that a command line lifts by name, and the line as the CLI knows it. */
export const takeLifts = (args: readonly string[]): { readonly args: string[]; readonly lifted: string[] } => {
  const isFlag = (one: string | undefined) => one === '--lift';
  const isLift = (one: string, at: number) => isFlag(one) || isFlag(args[at - 1]) || one.startsWith('--lift=');
  return {
    args: args.filter((one, at) => !isLift(one, at)),
    lifted: args.filter((one, at) => isLift(one, at) && !isFlag(one)).map((one) => one.replace(/^--lift=/, '')),
  };
};

/**
 * Why a destroy must not go on: it would remove what was there before the stack, and nobody said by name that it may.
 * The provider can't tell a destroy from an entry taken out of the tenant file, so the launcher asks before it.
 */
export const notLifted = (state: StackState, lifted: readonly string[]): Problem[] => {
  const found = foundObjects(state);
  const isSame = (label: string) => (name: string) => name.toLowerCase() === label.toLowerCase();
  const labels = [...new Set([...found.map(({ label }) => label), ...keptObjects(state)])];
  const unknown = lifted.filter((name) => !labels.some((label) => isSame(label)(name)));
  return [
    ...found
      .filter(({ label }) => !lifted.some(isSame(label)))
      .map(({ label, how }) => ({
        file: 'stack',
        path: label,
        message: `was in the tenant before this stack ${how} it, and destroy would remove it.`,
        allowed:
          'What a stack found is removed only where that is said by name; with --target too, for what hangs on a target goes with it.',
        fix: `--lift "${label}" if it may go. To keep it, take its resource out of the state: pulumi state delete (nothing in Teams changes).`,
      })),
    ...unknown.map((name) => ({
      file: 'command line',
      path: '--lift',
      message: `"${name}" is nothing that this stack imported or adopted, or leaves in the tenant.`,
      allowed: labels.length === 0 ? 'There is no such object.' : `There are: ${labels.join(', ')}.`,
      fix: labels.length === 0 ? 'leave it out.' : 'correct the name, or leave it out.',
    })),
  ];
};
