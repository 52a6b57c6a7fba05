import type { DialledTrace, HandedOverTrace } from '../../lab/calls/trace.ts';
import { compareConfigs } from '../../routing/compare/compare.ts';
import type { Comparison, Example } from '../../routing/compare/comparison.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { askLab } from '../bench/ask-lab.ts';
import { createRandom } from '../chaos/random.ts';
import { type AskedCall, randomCalls } from './random-calls.ts';
import type { Edit, TenantInLab } from './tenant.ts';
import { isCallerTold, isHandOverTold, isTold } from './told.ts';

type Trace = DialledTrace | HandedOverTrace;

/** What came of one edit. */
export interface ReviewAgreement {
  readonly calls: number;
  /** Calls that go otherwise in the lab after it than before. */
  readonly changed: number;
  /** Those of which the comparison doesn't say so, and examples of it that go as before. */
  readonly wrong: readonly string[];
}

/**
 * Asks the lab about the same calls before and after an edit and its `up`. Each that goes otherwise must be among what a review's comparison
 * says changes; and each example that the comparison gives for certain must go otherwise.
 */
export const agreeOnEdit = async (
  place: TenantInLab,
  edit: Edit,
  extent: { readonly calls: number; readonly seed: number },
): Promise<ReviewAgreement> => {
  const before = place.tenant;
  const after = place.edit(edit);
  const comparison = compareConfigs(fromTenant(before), fromTenant(after));
  const random = createRandom(extent.seed);
  const next = [randomCalls(before, random), randomCalls(after, random)];
  const asked = Array.from({ length: extent.calls }, (_, at) => next[at % 2]?.()).flatMap((call) =>
    call === undefined ? [] : [plain(call)],
  );
  const examples = examplesOf(comparison);
  const ask = async () => (await askLab(place.session, 'calls', [...asked, ...examples])) as Trace[];
  const was = await ask();
  await place.up();
  const is = await ask();
  const changed = asked.map((call, at) => ({ call, was: was[at], is: is[at] })).filter(isOtherwise);
  const untold = changed.flatMap((one) => untoldText(comparison, one));
  const idle = examples.flatMap((call, at) => {
    const one = { call, was: was[asked.length + at], is: is[asked.length + at] };
    return isOtherwise(one) ? [] : [`${JSON.stringify(call)}: told as a change, and goes as before`];
  });
  return { calls: asked.length, changed: changed.length, wrong: [...untold, ...idle] };
};

/** As one asks first: nothing is hidden, and every SBC answers. */
const plain = (call: AskedCall): AskedCall =>
  'over' in call ? { over: call.over, from: call.from, to: call.to } : { from: call.from, to: call.to };

/** A rule that is likely decides in both versions: not said of the change, which others of its numbers are certain of. */
const isOpen = ({ before, after }: Example): boolean =>
  [...before.doubts, ...after.doubts].some(({ kind }) => kind === 'service rules');

const examplesOf = ({ dialled }: Comparison): AskedCall[] =>
  dialled.changes.flatMap(({ users, example, doubt, withExtension }) => {
    const [from] = users;
    return from === undefined || example === undefined || doubt || withExtension || isOpen(example)
      ? []
      : [{ from, to: example.dialled }];
  });

interface Pair {
  readonly call: AskedCall;
  readonly was: Trace | undefined;
  readonly is: Trace | undefined;
}

/** What somebody could notice: names of routes and usages nobody can. */
const noticed = (trace: Trace | undefined): string => {
  if (trace?.kind !== 'dialled') return endText(trace?.end);
  if (trace.tries.length === 0) return trace.end.kind === 'refused' ? 'refused' : endText(trace.end);
  const routes = Map.groupBy(trace.tries, ({ route }) => route);
  return JSON.stringify([...routes.values()].map((those) => those.map(({ sbc, called }) => `${sbc} ${called}`).sort()));
};

/** Who or what answers; by which treatment they do is nothing to a caller. */
const endText = (end: Trace['end'] | undefined): string =>
  JSON.stringify(end?.kind === 'treated' ? { ...end, treatment: '' } : end);

const callersOf = (trace: Trace | undefined): string =>
  trace?.kind === 'dialled' ? [...new Set(trace.tries.map(({ sbc, caller }) => `${sbc} ${caller}`))].sort().join() : '';

const isOtherwise = ({ was, is }: Pair): boolean => noticed(was) !== noticed(is) || hasOtherCaller({ was, is });

/** Where it leaves at all, both times, over the same SBCs. */
const hasOtherCaller = ({ was, is }: Pick<Pair, 'was' | 'is'>): boolean =>
  noticed(was) === noticed(is) && callersOf(was) !== callersOf(is);

const untoldText = (comparison: Comparison, { call, was, is }: Pair): string[] => {
  const isGone = 'from' in call && [was, is].some((one) => one?.kind === 'dialled' && isUnknown(one));
  const says =
    'over' in call
      ? isHandOverTold(comparison, [call.to, ...numbersOf(was), ...numbersOf(is)])
      : isGone ||
        (hasOtherCaller({ was, is })
          ? isCallerTold(comparison, call.from)
          : isTold(comparison, {
              user: call.from,
              dialled: call.to,
              numbers: [...numbersOf(was), ...numbersOf(is)],
            }));
  return says ? [] : [`${JSON.stringify(call)}: ${noticed(was)} becomes ${noticed(is)}, which isn't told`];
};

/** Who isn't in both versions is told as that. */
const isUnknown = ({ end }: DialledTrace): boolean =>
  end.kind === 'refused' && (end.why === 'no such user' || end.why === 'no Enterprise Voice');

const numbersOf = (trace: Trace | undefined): string[] =>
  trace === undefined ? [] : trace.kind === 'dialled' ? [trace.normalised?.number ?? ''] : [trace.called];
