import { ccaipStatuses, type LabCcaipSettings, type LabCcaipUser } from '../model.ts';
import { statusName } from '../status.ts';
import type { TransferQuestion } from './question.ts';
import type { TransferSwitches } from './switches.ts';
import type { Moment, Statuses } from './trace.ts';

interface Person {
  readonly user: LabCcaipUser;
  readonly inheritance: LabCcaipSettings['inheritance'];
  /** Presence in Teams before and after the call. */
  readonly teams: { readonly before: string; readonly after: string };
  readonly asked: Pick<TransferQuestion, 'login' | 'next'>;
  /** Where it rings. */
  readonly ringsIn: 'teams' | 'ccaip';
  readonly switches: TransferSwitches;
}

const [available, offline, wrapUp, inCall] = [0, -10, -6, -7] as const;

/** DOC Graph presence: availability Busy, activity InACall. */
const inACall = 'Busy (in a call)';

/**
 * Both systems before, during and after a call, by the guide's "Status inheritance at login" and what the page of another inheritance says
 * (DOC salesforce-integration-guide: during a call and wrap-up a status applies afterwards; it is ignored by who is Offline in CCAIP).
 * That CCAIP writes a status into Teams isn't played: how it would isn't known.
 */
export const momentsOf = (person: Person): Statuses => {
  const { user, inheritance, asked } = person;
  const of = { teams: teamsAlone, both, ccaip: ccaipAlone }[asked.login](person);
  return {
    of: user.email,
    login: asked.login,
    option: inheritance.option,
    inherits: inheritance.ucaas,
    moments: of,
  };
};

const moment = (when: Moment['when'], teams: string, ccaip: number | string): Moment => ({
  when,
  teams,
  ccaip: typeof ccaip === 'number' ? statusName(ccaip) : ccaip,
});

/** What a presence is in CCAIP. Without the page's UCaaS option it is nothing there. */
const mapped = ({ inheritance: { ucaas, mapping }, user }: Person, teams: string): number | string =>
  ucaas ? (mapping[teams] ?? `Error: ${teams} isn't mapped`) : user.statusId;

/** "It is expected that the agent will skip wrap-up altogether and go to the next status (Available)." */
const teamsAlone = (person: Person): Moment[] => {
  const { teams, inheritance, switches } = person;
  const overrides = inheritance.ucaas && (inheritance.option === 'always' || switches.afterTeamsCall === 'mapped');
  return [
    moment('before', teams.before, mapped(person, teams.before)),
    moment('during', inACall, inCall),
    moment('after', teams.after, overrides ? mapped(person, teams.after) : available),
  ];
};

/** In CCAIP's own words, as chosen there. */
const nextOf = ({ asked: { next } }: Person): number =>
  Number(Object.entries(ccaipStatuses).find(([, name]) => name === next)?.[0] ?? available);

const ownStatus = ({ user }: Person): number => (user.statusId === offline ? available : user.statusId);

/** "In those instances, the agent will go through wrap-up as they normally do." */
const both = (person: Person): Moment[] => {
  const { teams, inheritance, ringsIn } = person;
  const inherits = inheritance.ucaas && inheritance.option !== 'none';
  const overrides = inheritance.ucaas && inheritance.option === 'always';
  return [
    moment('before', teams.before, inherits ? mapped(person, teams.before) : ownStatus(person)),
    moment('during', ringsIn === 'teams' ? inACall : teams.before, inCall),
    moment('wrap-up', teams.after, wrapUp),
    moment('after', teams.after, overrides ? mapped(person, teams.after) : nextOf(person)),
  ];
};

/** "Their wrap-up and available statuses are handled as if they are a normal CCAI Platform agent." */
const ccaipAlone = (person: Person): Moment[] => [
  moment('before', 'Offline', ownStatus(person)),
  moment('during', 'Offline', inCall),
  moment('wrap-up', 'Offline', wrapUp),
  moment('after', 'Offline', nextOf(person)),
];
