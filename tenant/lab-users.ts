import { isLabId } from './lab-tenant.ts';
import type { Problem } from './problem.ts';
import type { Tenant, User } from './tenant.ts';
import { sipUriHost } from './users/sip-uri.ts';

const variable = 'TRUNKLINE_LAB_USERS';

/** The numbers that users are made up with: +31 20 1 and six digits. */
const most = 100_000;

/**
 * The lab's tenant with as many users as `TRUNKLINE_LAB_USERS` says, for `npm start -- --users 10000`: those of users.csv and
 * then made-up ones, the same at every run. The lab seeds itself from the same list, so both sides know the same people.
 */
export const withLabUsers = (
  tenant: Tenant,
  env: Readonly<Record<string, string | undefined>>,
): { readonly tenant?: Tenant; readonly problems: Problem[] } => {
  const asked = env[variable];
  // A real tenant never gets made-up users.
  if (!isLabId(tenant.id) || asked === undefined || asked === '') return { tenant, problems: [] };
  const count = /^\d{1,9}$/.test(asked) ? Number(asked) : Number.NaN;
  const fewest = tenant.users.length;
  if (!(count >= fewest && count <= most)) {
    const message = `"${asked}" isn't a number of users.`;
    return {
      problems: [
        {
          file: variable,
          message,
          allowed: `${fewest} to ${most}; the first ${fewest} are those of users.csv.`,
          fix: 'write e.g. --users 10000.',
        },
      ],
    };
  }
  const last = tenant.users.at(-1)?.line ?? 1;
  const made = Array.from({ length: count - fewest }, (_, index) =>
    madeUp(tenant, fewest + index + 1, last + index + 1),
  );
  return { tenant: { ...tenant, users: [...tenant.users, ...made] }, problems: [] };
};

/** Every tenth is like a supervisor of users.csv, the others like its first agent. */
const madeUp = (tenant: Tenant, ordinal: number, line: number): User => {
  const [agent] = tenant.users;
  const supervisor = tenant.users.find((user) => user.voiceRoutingPolicy !== agent?.voiceRoutingPolicy);
  const { sipUri: _sipUri, ccaipEmail: _email, ccaip, ...like } = (ordinal % 10 === 0 ? supervisor : agent) ?? {};
  const number = `+31201${String(ordinal).padStart(6, '0')}`;
  const plus = agent?.sipUri?.startsWith('+') ?? true;
  const address = `${plus ? number : number.slice(1)}@${sipUriHost(tenant)}`;
  return {
    ...like,
    ...(ccaip !== undefined && { ccaip, sipUri: address }),
    upn: `user${String(ordinal).padStart(5, '0')}@${tenant.domain}`,
    number,
    line,
  };
};
