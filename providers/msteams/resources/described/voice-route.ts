import { voiceRoute } from '../../schema/voice-route.ts';
import type { Session } from '../../session.ts';
import { spelledLike } from '../same-name.ts';
import type { RouteRow } from '../tenant-objects.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import { placeRoutes } from './place-routes.ts';
import { spellUsages } from './spell-usages.ts';
import { diffTrialOrder, shownOrder } from './trial-order.ts';
import { triedBefore } from './tried-before.ts';
import { unknownTrunks } from './unknown-trunks.ts';
import { waitingSbcs } from './waits-for.ts';

/**
 * A voice route: New-, Set- and Remove-CsOnlineVoiceRoute. Teams tries the routes of a usage by Priority; the number
 * itself means nothing, so `trialOrder` is asked, and numbers are chosen that no other route has.
 */
export const createVoiceRouteKind = (session: Session) =>
  createDescribedKind(
    session,
    fromDeclaration(voiceRoute, {
      source: (objects) => objects.routes,
      read: (row, rows, asked) => ({
        trialOrder: shownOrder({
          routes: rows.map(({ Identity, Priority }) => ({ name: Identity, priority: Priority })),
          order: asked?.trialOrder ?? tenantOrder(row, rows),
          self: row.Identity,
        }),
      }),
      diff: { trialOrder: (state, args) => diffTrialOrder(state.name, state.trialOrder, args.trialOrder) },
      warnings: (row, rows, state) => triedBefore(row, rows, state.trialOrder),
      spell: spellUsages,
      waits: {
        for: ({ sbcs }) => waitingSbcs(session, sbcs),
        refused: async ({ facts }, { args, context }) =>
          facts.waitsFor === undefined ? undefined : unknownTrunks(session, args.sbcs, context),
      },
      place: placeRoutes(session),
    }),
  );

/** For an import: every route that shares a usage with it, as Teams tries them. */
const tenantOrder = (row: RouteRow, rows: readonly RouteRow[]): string[] => {
  const isTriedWith = (other: RouteRow) =>
    other === row ||
    spelledLike(other.OnlinePstnUsages, row.OnlinePstnUsages).some((usage) => row.OnlinePstnUsages.includes(usage));
  return rows
    .filter(isTriedWith)
    .sort((one, other) => one.Priority - other.Priority)
    .map(({ Identity }) => Identity);
};
