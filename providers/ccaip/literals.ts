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
});

/**
 * Names and values of `GET /apps/api/v1/users` that no page prints: the labels of its columns are documented (USERS), keys of the bulk
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
    text: `${ccaipLiterals}: "${text}" isn't what it takes.\n  Allowed: JSON with any of ${Object.keys(defaults).join(', ')}; page is a text, the others are lists of texts.`,
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
