import { dial } from '../../calls/dial.ts';
import type { World } from '../../calls/world.ts';
import type { LabCcaipUser } from '../model.ts';
import { agentFor } from './agent.ts';
import { findUsers } from './find-user.ts';
import { placeLeg, ringsOwn, rungBy } from './leg.ts';
import { type Known, memberOf, withPresence } from './member.ts';
import { momentsOf } from './moments.ts';
import type { TransferQuestion } from './question.ts';
import type { Leg, Member, NotAvailable, TransferTrace } from './trace.ts';

/** An agent of CCAIP transfers a call to a person: who is in Teams is called by the SIP URI, as an External transfer (the guide). */
export const transfer = (world: World, known: Known, asked: TransferQuestion): TransferTrace => {
  const call = { kind: 'transfer', caller: asked.caller } as const;
  const by = agentFor(world.store, known, asked.by);
  if (by === undefined) return { ...call, end: { kind: 'nobody to transfer', ...(asked.by && { by: asked.by }) } };
  const found = findUsers(world.store, asked.to);
  const [user] = found;
  if (user === undefined) {
    if (!isAddress(asked.to)) return { ...call, by, end: { kind: 'no such user', asked: asked.to } };
    const { to: uri, caller, down, busy } = asked;
    const leg = placeLeg(world, { uri, caller, down, busy });
    return { ...call, by, leg, ...onward(world, asked, leg), end: { kind: 'called' } };
  }
  if (found.length > 1) {
    const emails = found.map(({ email }) => email);
    return { ...call, by, end: { kind: 'several', asked: asked.to, emails } };
  }
  return { ...call, by, ...toUser(world, known, user, asked) };
};

/** A SIP URI of nobody whom CCAIP knows, or a number, which is no address for it and so says what happens. */
const isAddress = (to: string): boolean => to.includes('@') || /^\+?\d+$/.test(to);

type ToUser = Omit<TransferTrace, 'kind' | 'caller' | 'by'>;

const toUser = (world: World, known: Known, user: LabCcaipUser, asked: TransferQuestion): ToUser => {
  const seen = seenPresence(world, asked);
  const news = seen === undefined ? known.news : withPresence(known.news, user.ucaasUserName, seen);
  const member = memberOf(user, { ...known, news });
  if (!user.external) return inCcaip(member, member.notAvailable);
  const ringsIn = asked.login === 'ccaip' || (asked.login === 'both' && world.switches.bothLogins === 'ccaip');
  const statuses = statusesOf(world, known, { user, to: member, asked, isInCcaip: ringsIn });
  const own = asked.login === 'teams' ? undefined : statuses.moments[0]?.ccaip;
  const to = own === undefined ? member : { ...member, status: own };
  const why = notCalled(member, own, ringsIn);
  if (ringsIn) return { ...inCcaip(to, why), ...(why === undefined && { statuses }) };
  if (why !== undefined) return { to, end: { kind: 'not available', why } };
  const leg = placeLeg(world, { ...asked, uri: to.sipUri ?? '', to });
  return { to, leg, ...(ringsOwn(leg) && { statuses }), ...onward(world, asked, leg), end: { kind: 'called' } };
};

const inCcaip = (to: Member, why: NotAvailable | undefined): ToUser => ({
  to,
  end: why === undefined ? { kind: 'rings in CCAIP' } : { kind: 'not available', why },
});

/** Who is signed in to CCAIP has a status of their own there, which has to be Available, too; presence counts only where it rings in Teams. */
const notCalled = (
  { notAvailable }: Member,
  own: string | undefined,
  ringsInCcaip: boolean,
): NotAvailable | undefined => {
  const isAccount = notAvailable === 'deactivated' || notAvailable === 'not activated';
  if (notAvailable !== undefined && (isAccount || !ringsInCcaip)) return notAvailable;
  return own === undefined || own === 'Available' ? undefined : 'status';
};

/** A presence that is said, or that a call of theirs makes, once CCAIP has seen it. */
const seenPresence = ({ switches }: World, { status, busy }: TransferQuestion): string | undefined =>
  busy && switches.busySeen === 'atOnce' ? 'Busy' : status;

interface Called {
  readonly user: LabCcaipUser;
  readonly to: Member;
  readonly asked: TransferQuestion;
  readonly isInCcaip: boolean;
}

const statusesOf = ({ switches }: World, { inheritance }: Known, { user, to, asked, isInCcaip }: Called) => {
  const before = asked.status ?? to.teams ?? 'PresenceUnknown';
  const teams = { before, after: asked.after ?? before };
  return momentsOf({ user, inheritance, teams, asked, ringsIn: isInCcaip ? 'ccaip' : 'teams', switches });
};

/** Who has taken it in Teams transfers it on: as they would dial it, by REFER (DOC SfB:direct-routing-protocols-sip). */
const onward = (world: World, { on, down }: TransferQuestion, leg: Leg): Pick<TransferTrace, 'on'> => {
  const from = rungBy(leg);
  if (on === undefined || from === undefined) return {};
  const isReferred = world.switches.referTranslation === 'none';
  const teams = dial(world, { from, to: on, hidden: false, down, draw: 0, untranslated: isReferred });
  return { on: { dial: on, teams } };
};
