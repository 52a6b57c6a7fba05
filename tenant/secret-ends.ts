import type { Day } from './day.ts';
import { formatProblem } from './problem.ts';
import type { Tenant } from './tenant.ts';

/** A generation is warned of for this long before its end: time enough for a pull request, an `up` and a person at the portal. */
export const warnDays = 60;

const dayMilliseconds = 86_400_000;

/** Days from `today` to the last day; 0 on that day, below 0 when it is over. */
export const daysUntilEnd = (lastDay: Day, today: Day): number =>
  Math.round((Date.parse(lastDay) - Date.parse(today)) / dayMilliseconds);

/** The generation whose end counts: the linked one, which CCAIP uses, or the newest where no link is confirmed. */
export const usedSecret = ({ app, ucaas }: Pick<Tenant, 'app' | 'ucaas'>) =>
  app.secrets.find(({ name }) => name === ucaas.linked?.secret) ?? app.secrets.at(-1);

/** The secret in use, or to be linked, ends soon or has ended. */
export interface SecretEnd {
  readonly secret: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly lastDay: Day;
  /** Below 0: it has ended. */
  readonly days: number;
  /** CCAIP is linked by it and it is over. One that isn't linked is nobody's outage. */
  readonly isOutage: boolean;
  /** One sentence. */
  readonly what: string;
  /** What it does to calls. */
  readonly why: string;
  /** One action, without the word "Fix". */
  readonly fix: string;
}

/**
 * Whether the secret that CCAIP uses, or is to be linked by, ends within 60 days of `today`, or has ended. `lastDay` is what is known
 * better than the file: of the secret as it was made.
 */
export const secretEnd = (tenant: Tenant, today: Day, lastDay?: Day): SecretEnd | undefined => {
  const used = usedSecret(tenant);
  if (used === undefined) return undefined;
  const last = lastDay ?? used.expires;
  const days = daysUntilEnd(last, today);
  if (days >= warnDays) return undefined;
  const words = tenant.ucaas.linked?.secret === used.name ? ofLinked : ofUnlinked;
  return { secret: used.name, lastDay: last, days, ...words(tenant, { name: used.name, last, days }) };
};

interface Ending {
  readonly name: string;
  readonly last: Day;
  readonly days: number;
}
type Words = Pick<SecretEnd, 'isOutage' | 'what' | 'why' | 'fix'>;

const ending = ({ last, days }: Ending): string =>
  days < 0
    ? `has ended: its last day was ${last}.`
    : `has ${days === 1 ? '1 day' : `${days} days`} left: its last day is ${last}.`;

const ofLinked = (tenant: Tenant, of: Ending): Words => {
  const newest = tenant.app.secrets.at(-1)?.name;
  return {
    isOutage: of.days < 0,
    what: `Secret ${of.name}, which CCAIP uses, ${ending(of)}`,
    why:
      of.days < 0
        ? 'CCAIP no longer sees who is free: it offers calls to people who are busy or gone, and can no longer be linked by this secret.'
        : 'when it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone.',
    fix:
      newest === of.name
        ? `add the next one: npm run rotate -- ${tenant.name}, merge it, run up, then npm run handover -- ${tenant.name}.`
        : `link ${newest} in CCAIP: npm run handover -- ${tenant.name}, which writes ucaas.linked.`,
  };
};

const ofUnlinked = ({ name: tenant, app }: Tenant, of: Ending): Words => ({
  isOutage: false,
  what: `Secret ${of.name}, by which no link is confirmed yet, ${ending(of)}`,
  why: `${of.days < 0 ? 'Link will refuse it' : 'once it has ended, Link will refuse it'}${
    app.inUse === true ? '; CCAIP uses a secret that no generation here is, and when that one ends is not known' : ''
  }.`,
  fix: `add the next one: npm run rotate -- ${tenant}, merge it, run up, then npm run handover -- ${tenant}, which writes ucaas.linked.`,
});

/** The lines that a preview, an `up` and a look for drift print. */
export const secretEndText = (end: SecretEnd): string =>
  formatProblem({
    file: 'tenant.yaml',
    path: `app.secrets "${end.secret}"`,
    message: end.what,
    allowed: `${end.why.charAt(0).toUpperCase()}${end.why.slice(1)}`,
    fix: end.fix,
  });
