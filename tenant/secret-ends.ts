import type { Day } from './day.ts';
import { formatProblem } from './problem.ts';
import type { Tenant } from './tenant.ts';

/** A generation is warned of for this long before its end: time enough for a pull request, an `up` and a person at the portal. */
export const warnDays = 60;

const dayMilliseconds = 86_400_000;

/** Days from `today` to the last day; 0 on that day, below 0 when it is over. */
export const daysUntilEnd = (lastDay: Day, today: Day): number =>
  Math.round((Date.parse(lastDay) - Date.parse(today)) / dayMilliseconds);

/** The generation that CCAIP uses: the linked one, or the newest where no link is confirmed. */
export const usedSecret = ({ app, ucaas }: Pick<Tenant, 'app' | 'ucaas'>) =>
  app.secrets.find(({ name }) => name === ucaas.linked?.secret) ?? app.secrets.at(-1);

/** The secret in use ends soon, or has ended. */
export interface SecretEnd {
  readonly secret: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly lastDay: Day;
  /** Below 0: it has ended. */
  readonly days: number;
  /** One sentence. */
  readonly what: string;
  /** What it does to calls. */
  readonly why: string;
  /** One action, without the word "Fix". */
  readonly fix: string;
}

/**
 * Whether the secret that CCAIP uses ends within 60 days of `today`, or has ended. `lastDay` is what is known better than the file: of
 * the secret as it was made. One that was never linked is nobody's outage.
 */
export const secretEnd = (tenant: Tenant, today: Day, lastDay?: Day): SecretEnd | undefined => {
  const used = usedSecret(tenant);
  if (used === undefined) return undefined;
  const last = lastDay ?? used.expires;
  const days = daysUntilEnd(last, today);
  if (days >= warnDays) return undefined;
  const newest = tenant.app.secrets.at(-1)?.name;
  const { name } = tenant;
  return {
    secret: used.name,
    lastDay: last,
    days,
    what:
      days < 0
        ? `Secret ${used.name}, which CCAIP uses, has ended: its last day was ${last}.`
        : `Secret ${used.name}, which CCAIP uses, has ${days === 1 ? '1 day' : `${days} days`} left: its last day is ${last}.`,
    why:
      days < 0
        ? 'CCAIP no longer sees who is free: it offers calls to people who are busy or gone, and can no longer be linked by this secret.'
        : 'when it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone.',
    fix:
      newest === used.name
        ? `add the next one: npm run rotate -- ${name}, merge it, run up, then npm run handover -- ${name}.`
        : `link ${newest} in CCAIP: npm run handover -- ${name}, which writes ucaas.linked.`,
  };
};

/** The lines that a preview, an `up` and a look for drift print. */
export const secretEndText = (end: SecretEnd): string =>
  formatProblem({
    file: 'tenant.yaml',
    path: `app.secrets "${end.secret}"`,
    message: end.what,
    allowed: `${end.why.charAt(0).toUpperCase()}${end.why.slice(1)}`,
    fix: end.fix,
  });
