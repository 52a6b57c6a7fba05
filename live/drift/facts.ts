import type { CcaipUser } from '../../providers/ccaip/users.ts';
import type { AssignedPlan } from '../../providers/msteams/readiness/service-plans.ts';
import type { Known } from '../known.ts';
import type { LiveRows } from '../rows.ts';
import type { TrunkNow } from '../trunk/trunk-now.ts';
import type { Application } from '../verify/application.ts';
import type { Queues } from '../verify/queue-members.ts';

/** Somebody outside users.csv who holds a number. */
export interface Outsider {
  /** Sign-in name, or the object id where Entra has no such user. */
  readonly name: string;
  /** False: an auto attendant's or call queue's account, or nobody any more. */
  readonly isPerson: boolean;
}

/** Teams and the people whom the files name, all read at one time or not at all. */
export interface TeamsFacts {
  readonly rows: LiveRows;
  /** Service plans by UPN of users.csv, in lower case. */
  readonly plans: ReadonlyMap<string, readonly AssignedPlan[]>;
  /** Object ids by UPN of users.csv, in lower case. */
  readonly ids: ReadonlyMap<string, string>;
  /** By name in lower case. */
  readonly outsiders: ReadonlyMap<string, Outsider>;
  /** Object ids by the file's names of groups. */
  readonly groupIds: ReadonlyMap<string, string>;
}

/** CCAIP's users, and its queues where the file says who is to be in them. */
export interface CcaipFacts {
  readonly users: Known<readonly CcaipUser[]>;
  readonly queues?: Known<Queues>;
}

/** Everything that was read of a tenant, each part with its own reason where it couldn't be. */
export interface DriftFacts {
  readonly teams: Known<TeamsFacts>;
  /** The one that CCAIP uses; undefined: Entra has none. */
  readonly application: Known<Application | undefined>;
  /** Verified domains, in lower case. */
  readonly domains: Known<readonly string[]>;
  /** Absent: no token is set, and users are entered by a person or a file. */
  readonly ccaip?: CcaipFacts;
  readonly trunk: TrunkNow;
}
