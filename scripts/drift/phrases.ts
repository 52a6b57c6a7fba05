import { formatWording } from '../../providers/kit/wording.ts';
import type { Drifted, TenantDrift } from './output-schema.ts';

const count = (some: number, one: string, many = `${one}s`): string => `${some} ${some === 1 ? one : many}`;

const of = (differences: readonly Drifted[], standing: Drifted['standing']): number =>
  differences.filter((one) => one.standing === standing).length;

/** What stands in the table beside a tenant. */
export const standingText = (drifted: TenantDrift): string => {
  const { standing, differences, failures } = drifted;
  const [drift, lag] = [of(differences, 'drift'), of(differences, 'may be lag')];
  const touched = touchedOf(drifted);
  const facts = [
    ...(standing === 'failed' ? [`not known: ${count(failures.length, 'part')} couldn't be read`] : []),
    ...(drift > 0 ? [count(drift, 'difference')] : []),
    ...(touched > 0 ? [`calls of ${count(touched, 'user')} change`] : []),
    ...(lag > 0 ? [`${lag} may be lag`] : []),
  ];
  return facts.length === 0 ? 'as its files say' : facts.join(', ');
};

/** How many people's calls change: by all of it together, or by what drifted alone. */
const touchedOf = ({ touched, differences }: TenantDrift): number =>
  new Set(touched ?? differences.flatMap((one) => (one.standing === 'drift' ? one.touched : []))).size;

/** One line over all tenants: what isn't known first. */
export const summaryOf = (tenants: readonly TenantDrift[]): string => {
  const [only, ...more] = tenants;
  if (only !== undefined && more.length === 0) return ofOne(only);
  const is = (standing: TenantDrift['standing']) => tenants.filter((one) => one.standing === standing).length;
  const all = count(tenants.length, 'tenant');
  const facts = [
    ...(is('failed') > 0 ? [`${is('failed')} couldn't be read`] : []),
    ...(is('drift') > 0
      ? [`${is('drift')} ${is('drift') === 1 ? 'differs from its' : 'differ from their'} files`]
      : []),
    ...(is('may be lag') > 0 ? [`${is('may be lag')} may only be late`] : []),
  ];
  return facts.length === 0 ? `No drift in ${all}` : `Of ${all} ${facts.join(', ')}`;
};

const ofOne = ({ tenant, standing }: TenantDrift): string =>
  ({
    failed: `${tenant} couldn't be read`,
    drift: `${tenant} differs from its files`,
    'may be lag': `${tenant} may only be late`,
    none: `No drift in ${tenant}`,
  })[standing];

/** `2026-12-01 02:10 UTC`. */
export const timeText = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

/** One line, in the words of all that is wrong; none where there is nothing to do. */
export const fixLines = (fix: string | undefined): string[] =>
  fix === undefined ? [] : [formatWording({ message: '', fix }).trim()];

/** What is said of a difference below its line. */
export const detailsOf = ({ standing, calls, since, lagSince, written, fix }: Drifted): string[] => {
  const commit = written?.commit === undefined ? '' : `, files of ${written.commit.slice(0, 7)}`;
  const unchanged = written?.unchanged
    ? ', and so it is: the files have changed since, and no up has carried that out'
    : '';
  const last =
    written === undefined ? '' : `trunkline wrote it last on ${timeText(written.time)}${commit}${unchanged}.`;
  const seen = since === undefined ? '' : `Seen since ${timeText(since)}.`;
  if (standing === 'may be lag') {
    return [
      `May be lag since ${timeText(lagSince ?? '')}: trunkline wrote it then, and Teams still shows what was there before. It is drift if it stays.`,
    ];
  }
  return [
    ...(calls === undefined ? [] : [`Calls, once it is put right: ${calls}.`]),
    ...(seen === '' && last === '' ? [] : [[seen, last].filter((one) => one !== '').join(' ')]),
    ...fixLines(fix),
  ];
};

/** Failures first, then whose calls change most; else by name. */
export const inOrder = (tenants: readonly TenantDrift[]): TenantDrift[] => {
  const ranks: readonly TenantDrift['standing'][] = ['failed', 'drift', 'may be lag', 'none'];
  return tenants.toSorted(
    (one, other) =>
      ranks.indexOf(one.standing) - ranks.indexOf(other.standing) ||
      touchedOf(other) - touchedOf(one) ||
      (one.tenant < other.tenant ? -1 : 1),
  );
};

/** An `up` by itself compares with its state, which knows nothing of what somebody else did. */
export const toPutRight = (tenant: string): string =>
  `To put it right: npm run pulumi -- refresh -s ${tenant}, then up. If the tenant is right, change its files.`;
