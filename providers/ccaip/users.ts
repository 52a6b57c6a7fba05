import { z } from 'zod';
import type { Literals } from './literals.ts';
import type { CcaipRequests } from './requests.ts';
import { readRows } from './rows.ts';

/** A user's configuration as the Apps API tells it; what isn't in the answer, or isn't understood, is absent. */
export interface CcaipUser {
  readonly email: string;
  /** An "External UCaaS user"; a text is a value that nobody knows. */
  readonly external?: boolean | { readonly unknown: string };
  /** Empty where none is set. */
  readonly sipUri?: string;
  readonly ucaasName?: string;
  /** Empty: active. */
  readonly deactivatedAt?: string;
}

/** Of a page without a parameter (USERS). */
const pageSize = 100;

/**
 * Every user, active or not. The first page takes no parameter, whose names aren't published; only where it is full is the next one asked for.
 * @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/get-user-configuration-data
 */
export const readUsers = async (requests: CcaipRequests, literals: Literals): Promise<CcaipUser[]> => {
  const fields = ['email', 'deactivatedAt', 'external', 'sipUri', 'ucaasName'] as const;
  const row = z.record(z.string(), z.unknown()).transform((found, context): CcaipUser => {
    const said = new Map(Object.entries(found).map(([name, value]) => [plain(name), value]));
    const [email, deactivatedAt, external, sipUri, ucaasName] = fields.map((field) => {
      const name = literals[field].map(plain).find((one) => said.has(one));
      return name === undefined ? undefined : textOf(said.get(name));
    });
    if (email === undefined || email === '') {
      context.addIssue({ code: 'custom', message: `no e-mail address among ${Object.keys(found).join(', ')}` });
      return z.NEVER;
    }
    const flag = external === undefined || external === '' ? undefined : flagOf(external, literals);
    return {
      email,
      ...(flag !== undefined && { external: flag }),
      ...(sipUri !== undefined && { sipUri }),
      ...(ucaasName !== undefined && { ucaasName }),
      ...(deactivatedAt !== undefined && { deactivatedAt }),
    };
  });
  return readRows(requests, row, {
    path: '/apps/api/v1/users',
    doing: "read CCAIP's users",
    size: pageSize,
    shortIsLast: true,
    search: (page) => (page === 1 ? {} : { [literals.page]: String(page) }),
  });
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const textOf = (value: unknown): string | undefined => {
  if (value === null) return '';
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : undefined;
};

const flagOf = (value: string, { yes, no }: Literals): CcaipUser['external'] => {
  const isOne = (texts: readonly string[]) => texts.some((one) => one.toLowerCase() === value.toLowerCase());
  if (isOne(yes)) return true;
  return isOne(no) ? false : { unknown: value };
};
