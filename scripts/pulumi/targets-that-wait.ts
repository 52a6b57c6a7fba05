import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { readCommand } from './command.ts';
import { type Engine, engineAt } from './engine.ts';
import { numbersWithoutClearing } from './numbers-without-clearing.ts';
import { selectionOf } from './selection.ts';
import { readState, resourcesOf, type StackState, type StateResource } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Kinds whose change or assignment is held back while a route waits. */
const heldBack =
  /:(Global)?(VoiceRoutingPolicy|EmergencyCallRoutingPolicy)$|:(PolicyAssignments|GroupPolicyAssignment)$/;
const byRoutes = ['OnlineVoiceRoutingPolicy', 'TeamsEmergencyCallRoutingPolicy'];

const hangsOnRoutes = ({ type, outputs = {} }: StateResource): boolean =>
  heldBack.test(type) && (outputs.policyType === undefined || byRoutes.includes(String(outputs.policyType)));

/** The kind in a URN: its last type, behind those of its parents. */
const typeOf = (urn: string): string => (urn.split('::')[2] ?? '').split('$').at(-1) ?? '';

/**
 * Policies, and who has them, are held back by what the same run finds out of their routes. One that leaves out a route that waits would give
 * people a policy without it.
 */
export const leavesOutWaiting = (args: readonly string[], state: StackState): Problem[] => {
  const selected = selectionOf(args, state);
  const known = resourcesOf(state);
  const hanging = [
    ...known.filter((one) => selected.has(one.urn ?? '') && hangsOnRoutes(one)).map(({ urn = '' }) => urn),
    ...[...selected].filter((urn) => !known.some((one) => one.urn === urn) && heldBack.test(typeOf(urn))),
  ];
  const left = known.filter(
    ({ type, urn = '', outputs }) =>
      type === 'msteams:index:VoiceRoute' && outputs?.waiting !== undefined && !selected.has(urn),
  );
  const [first] = hanging;
  if (first === undefined || left.length === 0) return [];
  const names = left.map(({ outputs, id }) => `"${String(outputs?.name ?? id)}"`).join(', ');
  return [
    {
      file: 'command line',
      path: '--target',
      message: `${first.split('::').at(-1)} is to be changed without the voice routes that still wait (${names}): people would be given a policy whose calls go nowhere yet.`,
      allowed: 'What hangs on a route that waits is changed together with it.',
      fix: 'run up without --target and --exclude.',
    },
  ];
};

const limiting = /^(--target|--target-replace|--exclude|-t|-x)(=|$)/;
const harmless = /^(--preview-only(=(true|1|t))?|-h|--help)$/i;

/** Refuses an `up` of a part that would go past what waits, or past what is cleared first; the state is read for such a command line only. */
export const refuseLeavingOut = async (
  pulumi: string,
  args: readonly string[],
  { env, cwd }: { readonly env: Environment; readonly cwd: string },
  engine: Engine = engineAt(pulumi, cwd, env),
): Promise<void> => {
  const isUp = ['up', 'update'].includes(readCommand(args, env).words[0] ?? '');
  if (!isUp || args.some((one) => harmless.test(one)) || !args.some((one) => limiting.test(one))) return;
  const state = await readState(engine, args, 'A part is changed only when it is known what of the stack still waits.');
  const problems = [...leavesOutWaiting(args, state), ...numbersWithoutClearing(args, state)];
  if (problems.length > 0) throw new ProblemError(...problems);
};
