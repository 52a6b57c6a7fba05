import { keyPath } from '../../../kit/diff.ts';
import { type Change, type Context, isUnknown, type Kind, PartialFailure } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { checkArgs } from '../../schema/check.ts';
import { type LicenceReturnsArgs, type LicenceReturnsState, licenceReturnsArgs } from '../../schema/licence-returns.ts';
import type { Session } from '../../session.ts';
import { namesOfParts } from '../licences/holdings.ts';
import { type Leaving, readLeaving, writeLeaving } from '../licences/ledger.ts';
import { readProblems } from '../licences/words.ts';
import { naming } from '../roster/words.ts';
import { takeLicencesBack } from './take-back.ts';

const id = 'licence-returns';

const keyOf = ({ objectId, since }: Leaving): string => `${objectId} ${since}`;

/** Of those who go, whom nobody has dealt with yet. */
const owed = ({ leaving }: LicenceReturnsArgs, state: LicenceReturnsState | undefined): readonly Leaving[] => {
  const returned = new Set(readLeaving(state?.returned ?? '').map(keyOf));
  return isUnknown(leaving) ? [] : readLeaving(leaving).filter((one) => !returned.has(keyOf(one)));
};

const problemsOf = ({ problems }: LicenceReturnsArgs): readonly string[] =>
  isUnknown(problems) ? [] : readProblems(problems);

/**
 * What goes back of the licences: the engine changes first what others depend on, and a licence goes after the number that needs it.
 * It is also where a run ends with an error for whoever was given none, so that all the others have their numbers by then.
 */
export const createLicenceReturnsKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<LicenceReturnsArgs, LicenceReturnsState> => {
  const work = async (
    args: LicenceReturnsArgs,
    state: LicenceReturnsState | undefined,
    context: Context,
  ): Promise<LicenceReturnsState> => {
    const { done, reasons } = await takeLicencesBack(session, owed(args, state), { context, sleep });
    const still = new Set(readLeaving(args.leaving).map(keyOf));
    const earlier = readLeaving(state?.returned ?? '').filter((one) => still.has(keyOf(one)));
    const after = { returned: writeLeaving([...earlier, ...done]) };
    const all = [...problemsOf(args), ...reasons];
    if (all.length > 0) throw new PartialFailure({ id, state: after, reasons: all });
    return after;
  };
  return {
    token: 'msteams:index:LicenceReturns',
    check: ({ news }) => checkArgs('LicenceReturns', licenceReturnsArgs, news),
    diff: ({ state, args }) => [
      ...owed(args, state).map(({ upn }): Change => ({ path: keyPath('', `delete ${upn}`), kind: 'update' })),
      ...(problemsOf(args).length > 0 ? [{ path: 'problems', kind: 'update' as const }] : []),
    ],
    foresee: async ({ args, state, context }) => {
      const some = owed(args, state).map(({ upn, value }) => ({ upn, value: namesOfParts(value) }));
      if (some.length === 0) return;
      context.log(`To go back, by the setup identity (TRUNKLINE_SETUP_*), after the number: ${naming(some)}.`);
    },
    create: async ({ args, context }) => ({ id, state: await work(args, undefined, context) }),
    update: async ({ args, state, context }) => ({ state: await work(args, state, context) }),
    read: async ({ state = { returned: '' }, args = { leaving: '', problems: '' } }) => ({ id, args, state }),
    // What was given stays given: nothing is the stack's to take when it goes.
    delete: async () => undefined,
    preview: ({ state }) => state ?? {},
  };
};
