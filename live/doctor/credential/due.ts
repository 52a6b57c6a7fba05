import { bad, type Finding, good } from '../finding.ts';

/** As with the secret that CCAIP uses, time for somebody to make another. */
const dueDays = 30;

const day = 86_400_000;

/** What has a last day: whether there is time left for another. */
export const judgeEnd = (what: string, end: Date, now: Date): Finding => {
  const on = end.toISOString().slice(0, 10);
  const days = Math.floor((end.getTime() - now.getTime()) / day);
  const fix = 'make another, or let the CI sign in by federation (npm run bootstrap).';
  if (end <= now) return bad('identity', `${what} ended on ${on}: nothing can be done here with it.`, fix);
  return days < dueDays
    ? bad(
        'identity',
        `${what} ends on ${on}, in ${days} ${days === 1 ? 'day' : 'days'}: nothing can be done here afterwards.`,
        fix,
      )
    : good('identity', `${what} ends on ${on}.`);
};
