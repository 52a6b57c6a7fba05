import { ServiceError } from '../../kit/error.ts';
import { notUnderstood } from '../errors.ts';
import type { CcaipWrites } from '../requests.ts';
import { type CcaipUser, readPeople } from '../users.ts';
import type { PersonChange } from './change.ts';
import { type Log, readLog } from './error-log.ts';
import { checkedJob, type Following, finishedJob } from './follow.ts';
import { stateOf } from './job.ts';
import { gapsOf } from './judge.ts';
import type { BulkRecord } from './record.ts';
import { proceed, upload } from './send.ts';
import { leftOpen, lookUntil, readBackSeconds } from './wait.ts';

/** By login, in small letters. */
export type Users = ReadonlyMap<string, CcaipUser>;

export const keyOf = (email: string): string => email.trim().toLowerCase();

export const readUsers = async (requests: CcaipWrites, { literals }: Pick<Following, 'literals'>): Promise<Users> =>
  new Map((await readPeople(requests, literals)).map((user) => [keyOf(user.email), user]));

/** What became of one file. */
export type FileEnd =
  /** Refused by its check, so that nothing of it is processed. */
  | ({ readonly isValid: false } & Log)
  | ({
      readonly isValid: true;
      /** As they read back; undefined: they couldn't be read. */
      readonly users: Users | undefined;
      /** Why its end isn't known. */
      readonly doubt: ServiceError | undefined;
    } & Log);

/** One file by all its steps. Throws where nothing of it is processed for sure. */
export const carryOut = async (
  requests: CcaipWrites,
  changes: readonly PersonChange[],
  records: readonly BulkRecord[],
  following: Following,
): Promise<FileEnd> => {
  const id = await upload(requests, records, following);
  const checked = await checkedJob(requests, id, following);
  const state = stateOf(checked, following.literals);
  if (state === 'invalid') return { isValid: false, ...(await readLog(requests, 'scheme', checked)) };
  if (state !== 'valid') {
    throw notUnderstood(
      `check the file of job ${id} in CCAIP`,
      `CCAIP calls it "${checked.status}". We let nothing of it be processed.`,
    );
  }
  let doubt: ServiceError | undefined;
  let log: Log = { lines: [], unread: undefined };
  try {
    await proceed(requests, id, following.literals, following);
    const job = await finishedJob(requests, id, following);
    if (job === undefined) {
      throw leftOpen(`process job ${id} of CCAIP's bulk user management`, 'its end is not known yet.');
    }
    log = await readLog(requests, 'update', job);
  } catch (error) {
    if (!(error instanceof ServiceError) || isRefused(error)) throw error;
    doubt = error;
  }
  const back = await readBack(requests, changes, log, following);
  return { isValid: true, ...log, doubt: doubt ?? back.trouble, users: back.users };
};

/** Proceed was answered with no: nothing is processed. Whatever else goes wrong from there on leaves it open. */
const isRefused = ({ kind, facts }: ServiceError): boolean =>
  facts.mayBeDone !== true && ['Rejected', 'Forbidden', 'AlreadyExists', 'Throttled'].includes(kind);

/** Everybody, once what was asked stands there, or time is over; rows may have failed, so a log with errors is waited for no longer. */
const readBack = async (
  requests: CcaipWrites,
  changes: readonly PersonChange[],
  { lines }: Log,
  following: Following,
): Promise<{ readonly users: Users | undefined; readonly trouble: ServiceError | undefined }> => {
  let users: Users | undefined;
  const failed = lines.filter(({ isWarning }) => !isWarning).length;
  const look = async (): Promise<true | undefined> => {
    const read = await readUsers(requests, following);
    users = read;
    const open = changes.filter((one) => gapsOf(one, read.get(keyOf(one.email)), following.literals).length > 0);
    return open.length === 0 || (failed > 0 && open.length <= failed) ? true : undefined;
  };
  try {
    await lookUntil(look, readBackSeconds, following);
    return { users, trouble: undefined };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { users, trouble: error };
  }
};
