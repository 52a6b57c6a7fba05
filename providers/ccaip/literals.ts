import { z } from 'zod';
import { ServiceError } from '../kit/error.ts';
import type { Environment } from '../msteams/auth/environment-problem.ts';

/** Where what CCAIP doesn't publish can be said otherwise, as JSON. */
const ccaipLiterals = 'TRUNKLINE_CCAIP_LITERALS';

const texts = z.array(z.string().min(1)).min(1);

const shape = z.strictObject({
  page: z.string().min(1).optional(),
  email: texts.optional(),
  deactivatedAt: texts.optional(),
  external: texts.optional(),
  sipUri: texts.optional(),
  ucaasName: texts.optional(),
  yes: texts.optional(),
  no: texts.optional(),
  firstName: texts.optional(),
  lastName: texts.optional(),
  location: texts.optional(),
  calling: texts.optional(),
  externalOn: z.string().min(1).optional(),
  externalOff: z.string().optional(),
  callingOn: z.string().min(1).optional(),
  callingOff: z.string().min(1).optional(),
  cleared: z.enum(['']).nullable().optional(),
  untoldMembers: z.enum(['empty', 'absent']).optional(),
  finished: texts.optional(),
  rowBase: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  columnBase: z.union([z.literal(0), z.literal(1)]).optional(),
});

/**
 * Names and values of `GET /apps/api/v1/users`, and of the bulk API, that no page prints: the labels of its columns are documented (USERS), keys of the bulk
 * file were seen in a tenant (OBS). Case, blanks and signs don't count in a key.
 */
export interface Literals {
  /** The parameter of a page's number. */
  readonly page: string;
  readonly email: readonly string[];
  readonly deactivatedAt: readonly string[];
  readonly external: readonly string[];
  readonly sipUri: readonly string[];
  readonly ucaasName: readonly string[];
  /** What says that somebody is an external user. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly firstName: readonly string[];
  readonly lastName: readonly string[];
  readonly location: readonly string[];
  /** "Non-restricted international calling": positive sense, 1 may call abroad (OBS, USERS). */
  readonly calling: readonly string[];
  /** What `external_user` of the bulk file takes; left out, that of a hand-made external user, then others in turn, until one reads back (INF). */
  readonly externalOn?: string | undefined;
  readonly externalOff?: string | undefined;
  /** What `unrestricted_international_calling` of the bulk file takes; left out, 1 and 0, of which "0" was seen in a tenant (OBS), then True and False (USERS). */
  readonly callingOn?: string | undefined;
  readonly callingOff?: string | undefined;
  /** What clears a field; left out, null, then empty: null removes and empty changes nothing is said of Location alone (USERS). */
  readonly cleared?: '' | null | undefined;
  /**
   * What leaves roles and teams as they are where the list of users tells none of them: empty values (allowed, BUM-API), or no key for them. Left out: such
   * a user is refused, since neither reading is published.
   */
  readonly untoldMembers?: 'empty' | 'absent' | undefined;
  /** A job's final state: only translated text of it was seen. */
  readonly finished: readonly string[];
  /** What CCAIP's error logs call a file's first row and its first column; left out, found out by a file that is refused and never processed. */
  readonly rowBase?: 0 | 1 | 2 | undefined;
  readonly columnBase?: 0 | 1 | undefined;
}

const defaults: Literals = {
  page: 'page',
  email: ['Email'],
  deactivatedAt: ['Deactivated at'],
  external: ['External user'],
  sipUri: ['External SIP URI', 'ucaas_sip_uri'],
  ucaasName: ['UCaaS username', 'ucaas_user_name'],
  yes: ['yes', 'true', '1'],
  no: ['no', 'false', '0'],
  firstName: ['First name'],
  lastName: ['Last name'],
  location: ['Location'],
  calling: ['Non-restricted international calling', 'unrestricted_international_calling'],
  finished: ['completed', 'finished'],
};

/** The defaults, with what the environment says in place of them. */
export const literalsOf = (env: Environment): Literals => {
  const text = env[ccaipLiterals];
  if (text === undefined || text === '') return defaults;
  const { data } = shape.safeParse(jsonOf(text));
  if (data !== undefined) return { ...defaults, ...data };
  throw new ServiceError({
    kind: 'Rejected',
    doing: 'ask CCAIP',
    text: `${ccaipLiterals}: "${text}" isn't what it takes.\n  Allowed: JSON with any of ${Object.keys(shape.shape).join(', ')}; page, externalOn, externalOff, callingOn, callingOff and cleared are texts (cleared may be null), untoldMembers is empty or absent, rowBase is 0, 1 or 2, columnBase 0 or 1, the others are lists of texts.`,
    fix: `correct it, e.g. ${ccaipLiterals}='{"sipUri":["sip_uri"]}', or unset it.`,
  });
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
