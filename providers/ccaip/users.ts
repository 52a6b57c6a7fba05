import { z } from 'zod';
import { type Flag, flagOf } from './flag.ts';
import type { Literals } from './literals.ts';
import { plain } from './plain.ts';
import type { CcaipRequests } from './requests.ts';
import { readRows } from './rows.ts';

/** A user's configuration as the Apps API tells it; what isn't in the answer, or isn't understood, is absent. */
export interface CcaipUser {
  readonly email: string;
  /** An "External UCaaS user"; a text is a value that nobody knows. */
  readonly external?: Flag;
  /** Empty where none is set. */
  readonly sipUri?: string;
  readonly ucaasName?: string;
  /** Empty: active. */
  readonly deactivatedAt?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly location?: string;
  /** "Non-restricted international calling": true may call abroad. */
  readonly unrestrictedInternationalCalling?: Flag;
  /** Names; absent where no user's row tells of any. */
  readonly roles?: readonly string[];
  readonly teams?: readonly string[];
  /** Every plain value as it came, by its column without case, blanks and signs: what a write of this user must keep. */
  readonly said?: ReadonlyMap<string, string>;
}

/** Of a page without a parameter (USERS). */
const pageSize = 100;

const texts = ['sipUri', 'ucaasName', 'deactivatedAt', 'firstName', 'lastName', 'location'] as const;

/**
 * Every user, active or not. The first page takes no parameter, whose names aren't published; only where it is full is the next one asked for.
 * @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/get-user-configuration-data
 */
export const readPeople = async (requests: CcaipRequests, literals: Literals): Promise<CcaipUser[]> => {
  const row = z.record(z.string(), z.unknown()).transform((found, context) => {
    const said = new Map(
      Object.entries(found).flatMap(([name, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[plain(name), text] as const];
      }),
    );
    const one = (names: readonly string[]): string | undefined =>
      names.map((name) => said.get(plain(name))).find((text) => text !== undefined);
    const email = one(literals.email);
    if (email === undefined || email === '') {
      context.addIssue({ code: 'custom', message: `no e-mail address among ${Object.keys(found).join(', ')}` });
      return z.NEVER;
    }
    const user: CcaipUser = {
      email,
      ...Object.fromEntries(texts.flatMap((name) => definedPair(name, one(literals[name])))),
      ...Object.fromEntries(definedPair('external', flagOf(one(literals.external), literals))),
      ...Object.fromEntries(definedPair('unrestrictedInternationalCalling', flagOf(one(literals.calling), literals))),
      said,
    };
    return { user, roles: membersOf(found, 'role', literals), teams: membersOf(found, 'team', literals) };
  });
  const rows = await readRows(requests, row, {
    path: '/apps/api/v1/users',
    doing: "read CCAIP's users",
    size: pageSize,
    shortIsLast: true,
    search: (page) => (page === 1 ? {} : { [literals.page]: String(page) }),
  });
  // A list may name just what somebody has: then whoever has none shows no column.
  const tells = {
    roles: rows.some(({ roles }) => Array.isArray(roles)),
    teams: rows.some(({ teams }) => Array.isArray(teams)),
  };
  return rows.map(({ user, roles, teams }) => ({
    ...user,
    ...(tells.roles && roles !== null && { roles: roles ?? [] }),
    ...(tells.teams && teams !== null && { teams: teams ?? [] }),
  }));
};

const definedPair = <Value>(name: string, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [[name, value]];

const named = z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() }));

/** 1 and 0 are documented of roles and teams (USERS), whatever flags beside them are said with. */
const memberships = { yes: ['1', 'true', 'yes'], no: ['0', 'false', 'no'] };

/**
 * Roles or teams: a column each (`Role: Agent`, USERS), or a list of names with values, as the bulk file has it. Undefined where none is
 * named; null where a value isn't understood, so that nobody takes a role away for it.
 */
const membersOf = (
  found: Readonly<Record<string, unknown>>,
  kind: 'role' | 'team',
  { yes, no }: Literals,
): string[] | null | undefined => {
  const columns = Object.entries(found).flatMap(([name, value]) => {
    const [, member] = new RegExp(`^\\s*${kind}\\s*:\\s*(.+?)\\s*$`, 'i').exec(name) ?? [];
    return member === undefined ? [] : [{ member, value }];
  });
  const list = Object.entries(found).find(([name]) => plain(name) === `${kind}s`)?.[1];
  const members = named.safeParse(list).data?.map(({ name, value }) => ({ member: name, value })) ?? [];
  const words = { yes: [...memberships.yes, ...yes], no: [...memberships.no, ...no] };
  const all = [...columns, ...members].map(({ member, value }) => {
    const text = textOf(value ?? '');
    return { member, isIn: text === '' ? false : flagOf(text, words) };
  });
  if (all.length === 0) return undefined;
  if (all.some(({ isIn }) => typeof isIn !== 'boolean')) return null;
  return all.filter(({ isIn }) => isIn).map(({ member }) => member);
};

const textOf = (value: unknown): string | undefined => {
  if (value === null) return '';
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : undefined;
};
