import { diffList, diffScalars } from '../../../kit/diff.ts';
import type { Kind } from '../../../kit/resource.ts';
import { checkArgs } from '../../schema/check.ts';
import { type VoiceRouteArgs, type VoiceRouteState, voiceRouteArgs } from '../../schema/voice-route.ts';
import type { Session } from '../../session.ts';
import { sameNames, spelledLike } from '../same-name.ts';
import type { RouteRow } from '../tenant-objects.ts';
import { createDescribedKind } from './kind.ts';
import { splitMark } from './mark.ts';
import { placeRoutes } from './place-routes.ts';
import { diffTrialOrder, shownOrder } from './trial-order.ts';

/**
 * A voice route: New-, Set- and Remove-CsOnlineVoiceRoute. Teams tries the routes of a usage by Priority; the number
 * itself means nothing, so `trialOrder` is asked, and numbers are chosen that no other route has.
 */
export const createVoiceRouteKind = (session: Session): Kind<VoiceRouteArgs, VoiceRouteState> =>
  createDescribedKind<RouteRow, VoiceRouteArgs>(session, {
    token: 'msteams:index:VoiceRoute',
    noun: 'voice route',
    cmdletNoun: 'CsOnlineVoiceRoute',
    nameProperty: 'name',
    nameOf: ({ name }) => name,
    settings: [
      {
        parameter: 'NumberPattern',
        wanted: (args) => args.numberPattern,
        isMet: (args, row) => args.numberPattern === row.NumberPattern,
      },
      {
        parameter: 'OnlinePstnUsages',
        wanted: (args) => args.pstnUsages,
        isMet: (args, row) => sameNames(args.pstnUsages, row.OnlinePstnUsages),
      },
      {
        parameter: 'OnlinePstnGatewayList',
        wanted: (args) => args.sbcs,
        isMet: (args, row) => sameNames(args.sbcs, row.OnlinePstnGatewayList),
      },
    ],
    check: (news) => checkArgs('VoiceRoute', voiceRouteArgs, news),
    diff: (state, args) => [
      ...diffScalars(['numberPattern', 'description'], state, args),
      ...diffList('pstnUsages', state.pstnUsages, args.pstnUsages),
      ...diffList('sbcs', state.sbcs, args.sbcs),
      ...diffTrialOrder(state.name, state.trialOrder, args.trialOrder),
    ],
    source: (objects) => objects.routes,
    toState: (row, rows, asked) => ({
      name: asked?.name ?? row.Identity,
      numberPattern: row.NumberPattern,
      pstnUsages: spelledLike(row.OnlinePstnUsages, asked?.pstnUsages ?? []),
      sbcs: spelledLike(row.OnlinePstnGatewayList, asked?.sbcs ?? []),
      trialOrder: shownOrder({
        routes: rows.map(({ Identity, Priority }) => ({ name: Identity, priority: Priority })),
        order: asked?.trialOrder ?? tenantOrder(row, rows),
        self: row.Identity,
      }),
      description: splitMark(row.Description).description,
    }),
    spell: async (args, usages) => ({ ...args, pstnUsages: spelledLike(args.pstnUsages, await usages()) }),
    place: placeRoutes(session),
  });

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
