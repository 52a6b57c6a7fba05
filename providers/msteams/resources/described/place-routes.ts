import type { VoiceRouteArgs } from '../../schema/voice-route.ts';
import type { Session } from '../../session.ts';
import type { RouteRow } from '../tenant-objects.ts';
import { placedAmong } from './placed-among.ts';

/** Gives a voice route its place among those it is tried with. Foreign routes are never renumbered. */
export const placeRoutes = (session: Session) =>
  placedAmong<RouteRow, VoiceRouteArgs>(session, {
    token: 'msteams:index:VoiceRoute',
    noun: 'voice route',
    short: 'route',
    parameter: 'Priority',
    numberOf: ({ Priority }) => Priority,
  });
