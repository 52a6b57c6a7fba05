import type { LabCcaipJob } from './bulk/job.ts';

/**
 * CCAI Platform (CCAIP) as the lab has it: what its portal's pages hold. Names of fields are the lab's own; the API's are in
 * `lab/ccaip/api`. What nobody published is a switch (`lab/ccaip/switches.ts`).
 */

/** How Teams' presence counts for an agent's status; the guide's three options, by the words of a tenant file. */
export type LabInheritance = 'none' | 'at-login' | 'always';

/** The account that pressed Link, and the refresh token that CCAIP keeps of it. */
export interface LabCcaipLink {
  /** Entra's object id of the account. */
  userId: string;
  userPrincipalName: string;
  /** ISO instant, lab time. */
  linkedAt: string;
  /** Sealed: it stands nowhere in the lab's folder as it is. */
  refreshToken: string;
  /** What the token was given for. */
  scopes: string[];
  /** Entra's refusal when CCAIP used the token last; null while it works, or isn't known not to. */
  broken: string | null;
}

/** Developer Settings: one row, by key `settings`. */
export interface LabCcaipSettings {
  /** `https://<host>` of the customer's portal. */
  portal: string;
  platform: 'ms_teams' | null;
  /** Connected App ID. */
  appId: string | null;
  /** Connected App Secret, sealed. */
  secret: string | null;
  /** Expiration date of the secret as it was entered, YYYY-MM-DD. */
  expires: string | null;
  link: LabCcaipLink | null;
  multicastLimit: number | null;
  inheritance: {
    /** The page's UCaaS option. */
    ucaas: boolean;
    option: LabInheritance;
    /** Id of a CCAIP status by Teams availability; without an entry it isn't mapped. */
    mapping: Record<string, number>;
  };
}

/** A user of CCAIP. */
export interface LabCcaipUser {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** UI name: Agent ID. */
  agentNumber: string | null;
  alias: string | null;
  location: string | null;
  /** Names of roles. */
  roles: string[];
  /** Ids of teams. */
  teams: number[];
  /** False until the link of the activation e-mail is used. */
  activated: boolean;
  /** ISO instant; null: active. */
  deactivatedAt: string | null;
  /** Id of the status that CCAIP has for somebody who works in CCAIP itself, see `ccaipStatuses`. */
  statusId: number;
  /** "External UCaaS user", with the two fields that it shows. */
  external: boolean;
  sipUri: string | null;
  ucaasUserName: string | null;
  /** "Non-restricted international calling". */
  unrestrictedInternationalCalling: boolean;
  /** "Chat concurrency" and its status. */
  chatLimit: number | null;
  chatLimitOn: boolean;
  /** "Agent extensions". */
  extension: string | null;
  availabilityFilter: string | null;
  /** E.164, at most five. */
  directInboundNumbers: string[];
}

/** What nobody has set of somebody who was added by hand. */
export const unsetFacts = {
  alias: null,
  location: null,
  chatLimit: null,
  chatLimitOn: false,
  extension: null,
  availabilityFilter: null,
  directInboundNumbers: [],
} satisfies Partial<LabCcaipUser>;

/** Names of roles and locations that the lab's CCAIP has; no API makes one. */
export const ccaipRoles = ['Agent', 'Manager', 'Admin'] as const;
export const ccaipLocations = ['Amsterdam', 'Utrecht'] as const;

/** What `GET /users` still shows of somebody whom a job has changed. */
export interface LabCcaipShown {
  /** Undefined: nobody yet. */
  user?: LabCcaipUser;
  /** Until then, milliseconds of lab time. */
  until: number;
}

/** A letter of CCAIP's. */
export interface LabCcaipMail {
  readonly to: string;
  /** ISO instant, lab time. */
  readonly sentAt: string;
}

export interface LabCcaipTeam {
  id: number;
  /** Without ":" (DOC add-configure-teams). */
  name: string;
  parentId: number | null;
}

/** A queue, which the Manager API calls a menu. Agents and teams are on leaf queues only (DOC Queue_and_Menu_Setup). */
export interface LabCcaipQueue {
  id: number;
  name: string;
  parentId: number | null;
  /** Ids of users. */
  agents: number[];
  /** Ids of teams. */
  teams: number[];
}

/** Statuses of CCAIP's own by id (DOC manager-api-user-status). */
export const ccaipStatuses: Readonly<Record<number, string>> = {
  0: 'Available',
  [-1]: 'Unavailable',
  [-2]: 'Break',
  [-3]: 'Special Task',
  [-4]: 'Meal',
  [-5]: 'Missed Call',
  [-6]: 'Wrap-up',
  [-7]: 'In-call',
  [-8]: 'In-chat',
  [-10]: 'Offline',
};

/** A letter of CCAIP's. */
export interface LabCcaipMail {
  readonly to: string;
  /** ISO instant, lab time. */
  readonly sentAt: string;
}

/** Rows of the store that are CCAIP's. */
export interface LabCcaipKinds {
  ccaipSettings: LabCcaipSettings;
  ccaipUser: LabCcaipUser;
  ccaipTeam: LabCcaipTeam;
  ccaipQueue: LabCcaipQueue;
  ccaipJob: LabCcaipJob;
  ccaipShown: LabCcaipShown;
  ccaipMail: LabCcaipMail;
}

/** Base presence of a Teams user (DOC Graph presence resource). */
export const availabilities = [
  'Available',
  'AvailableIdle',
  'Away',
  'BeRightBack',
  'Busy',
  'BusyIdle',
  'DoNotDisturb',
  'Offline',
  'PresenceUnknown',
] as const;
