import { ServiceError } from '../../../kit/error.ts';
import type { Kind } from '../../../kit/resource.ts';
import { type BlockedCallerArgs, blockedCaller, blockedCallerExemption } from '../../schema/blocked-caller.ts';
import type { Session } from '../../session.ts';
import { accountsOf, requireAccount } from '../accounts.ts';
import { tellIfNobodyIsBlocked } from '../caller-blocking.ts';
import { knownObjects } from '../known-objects.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import type { StateOf } from './object.ts';

type State = StateOf<BlockedCallerArgs>;

/**
 * A blocked caller pattern: New-, Set- and Remove-CsInboundBlockedNumberPattern. The account to which calls are sent is named by
 * its sign-in name here and by its object id in Teams.
 */
export const createBlockedCallerKind = (session: Session): Kind<BlockedCallerArgs, State> => {
  const accounts = accountsOf(session);
  const described = fromDeclaration(blockedCaller, {
    source: (objects) => objects.blockedCallers,
    admit: async ({ args, state }, doing, context) => {
      await tellIfNobodyIsBlocked(session, context);
      await accounts.find({ upns: [args.redirectTo, state?.redirectTo] }, context);
      if (args.redirectTo !== undefined) requireAccount(accounts, args.redirectTo, 'redirectTo', doing);
    },
    lookUp: async ({ ResourceAccount }, context) => {
      await tellIfNobodyIsBlocked(session, context);
      await accounts.find({ ids: [ResourceAccount] }, context);
    },
    settings: [
      {
        parameter: 'ResourceAccount',
        wanted: ({ redirectTo }) => accounts.idOf(redirectTo) ?? null,
        isMet: ({ redirectTo }, row) => (accounts.idOf(redirectTo) ?? '') === (row.ResourceAccount ?? '').toLowerCase(),
      },
    ],
    read: ({ ResourceAccount }, _, asked) =>
      ResourceAccount ? { redirectTo: accounts.nameOf(ResourceAccount, asked?.redirectTo) } : {},
  });
  const kind = createDescribedKind(session, described);
  return {
    ...kind,
    // Whether Set can clear a Guid isn't published: where it refuses to, the pattern is made anew, and blocks nobody in between.
    update: async (request) => {
      const { args, state, context } = request;
      const isLetGo = state.redirectTo !== undefined && args.redirectTo === undefined;
      return kind.update(request).catch(async (error: unknown) => {
        if (!isLetGo || !(error instanceof ServiceError) || error.kind !== 'Rejected') throw error;
        const Identity = args.name;
        await (await session.cmdlets()).run(
          'Remove-CsInboundBlockedNumberPattern',
          { Identity },
          `make blocked caller pattern "${Identity}" anew`,
        );
        knownObjects(session, described).removed(Identity);
        const { state: made } = await kind.create({ args, context });
        return { state: made };
      });
    },
  };
};

/** An exemption from blocked caller patterns: New-, Set- and Remove-CsInboundExemptNumberPattern. */
export const createBlockedCallerExemptionKind = (session: Session) =>
  createDescribedKind(
    session,
    fromDeclaration(blockedCallerExemption, {
      source: (objects) => objects.blockedCallerExemptions,
      admit: (_, __, context) => tellIfNobodyIsBlocked(session, context),
      lookUp: (_, context) => tellIfNobodyIsBlocked(session, context),
    }),
  );
