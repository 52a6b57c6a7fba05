import { handOver } from '../../calls/hand-over.ts';
import type { World } from '../../calls/world.ts';
import { handIn } from '../../carrier/hand-in.ts';
import { readTrunk } from '../../carrier/seed.ts';
import type { Leg, Member } from './trace.ts';

interface Called {
  readonly uri: string;
  readonly to?: Member;
  readonly caller: string;
  readonly down: readonly string[];
  readonly busy: boolean;
}

/** CCAIP calls a SIP URI: by the carrier's connection and an SBC to Teams, which looks the number up. */
export const placeLeg = (world: World, { uri, to, caller, down, busy }: Called): Leg => {
  const shows = world.switches.ccaipShows === 'customer' ? caller : readTrunk(world).ccaipNumber;
  const carrier = handIn(world, { uri, caller: shows, down });
  const known = { uri, ...(to && { to }), shows, carrier };
  if (carrier.kind !== 'handed in') return known;
  return {
    ...known,
    teams: handOver(world, { over: carrier.sbc, from: carrier.caller ?? shows, to: carrier.called, busy }),
  };
};

/** Whom it rings. */
export const rungBy = ({ teams }: Leg): string | undefined =>
  teams?.end.kind === 'rings' ? teams.end.user : undefined;

/**
 * Whom it rings although it is for another: the SIP URI has their number. By the UCaaS username, which is how CCAIP knows a person of Teams;
 * one without it can't be told apart.
 */
export const ringsAnother = (leg: Leg): string | undefined => {
  const rung = rungBy(leg);
  const { ucaasUserName = null, email } = leg.to ?? {};
  if (rung === undefined || ucaasUserName === null) return undefined;
  return [ucaasUserName, email].some((own) => own?.toLowerCase() === rung.toLowerCase()) ? undefined : rung;
};

/** Whether it rings the person whom it is for, or nobody says who that is. */
export const ringsOwn = (leg: Leg): boolean => rungBy(leg) !== undefined && ringsAnother(leg) === undefined;

/** Something answers at once that is no person at a phone: nobody else can take the call any more (INF: the first who answers has it). */
export const isTakenAtOnce = ({ teams }: Leg): boolean =>
  teams !== undefined &&
  (['voicemail', 'account', 'treated'].includes(teams.end.kind) ||
    (teams.end.kind === 'blocked' && teams.end.redirectedTo !== null) ||
    (teams.end.kind === 'sent on' && teams.end.to === 'voicemail'));
