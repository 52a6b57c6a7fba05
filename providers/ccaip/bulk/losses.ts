import { plain } from '../plain.ts';
import type { CcaipUser } from '../users.ts';
import type { PersonChange } from './change.ts';
import { knownKeys, labelOf, saidOf } from './columns.ts';

/** Not a value of the user's own, or compared by its meaning. */
const otherwise: ReadonlySet<string> = new Set(['email', 'new_email', 'status']);
const external: ReadonlySet<string> = new Set(['external_user', 'ucaas_sip_uri', 'ucaas_user_name']);

/**
 * What nobody asked to change and reads back otherwise. No page says what an absent or an empty value of a bulk file does, so that a row may
 * take away what it was to keep. What CCAIP doesn't tell can't be compared; what else a status brings with it isn't published.
 */
export const lossesOf = (change: PersonChange, before: CcaipUser | undefined, now: CcaipUser | undefined): string[] => {
  if (before === undefined || now === undefined || change.status !== undefined) return [];
  return [
    ...memberLosses('role', before.roles, now.roles),
    ...memberLosses('team', before.teams, now.teams),
    ...knownKeys.flatMap((key) => (isAsked(key, change) ? [] : textLoss(key, before, now))),
    ...statusLoss(before, now),
  ];
};

const isAsked = (key: string, change: PersonChange): boolean =>
  otherwise.has(key) ||
  (external.has(key) && change.external !== undefined) ||
  (key === 'unrestricted_international_calling' && change.unrestrictedInternationalCalling !== undefined);

const memberLosses = (
  kind: 'role' | 'team',
  had: readonly string[] | undefined,
  has: readonly string[] | undefined,
): string[] => {
  if (had === undefined || has === undefined) return [];
  const beyond = (some: readonly string[], others: readonly string[]) =>
    some.filter((name) => !others.some((other) => plain(other) === plain(name)));
  return [
    ...beyond(had, has).map((name) => `${kind} "${name}" is gone`),
    ...beyond(has, had).map((name) => `${kind} "${name}" is new`),
  ];
};

const textLoss = (key: string, before: CcaipUser, now: CcaipUser): string[] => {
  const [had, has] = [before, now].map(({ said }) => (said === undefined ? undefined : saidOf(key, said)));
  const isName = key === 'first_name' || key === 'last_name';
  if (had === undefined || has === undefined || had === has || (isName && had === '')) return [];
  return [`${labelOf(key)} is ${has || 'empty'} instead of ${had || 'empty'}`];
};

const statusLoss = ({ deactivatedAt: had }: CcaipUser, { deactivatedAt: has }: CcaipUser): string[] => {
  if (had === undefined || has === undefined || (had === '') === (has === '')) return [];
  return [has === '' ? 'activated' : 'deactivated'];
};
