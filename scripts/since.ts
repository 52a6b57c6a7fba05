import type { Problem } from '../tenant/problem.ts';

const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `7d`, `2026-11-01` or a whole time; a day begins at midnight UTC. */
export const sinceOf = (typed: string, now: Date): Date | undefined => {
  const [, count, unit] = /^(\d{1,5})([mhdw])$/.exec(typed) ?? [];
  if (unit !== undefined) return new Date(now.getTime() - Number(count) * milliseconds[unit as 'm']);
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(typed)) return undefined;
  const time = new Date(/T[\d:.]+$/.test(typed) ? `${typed}Z` : typed);
  const isDay = !Number.isNaN(time.getTime()) && (typed.length > 10 || time.toISOString().startsWith(typed));
  return isDay ? time : undefined;
};

/** For what isn't one of these. */
export const notATime = (file: string, typed: string): Problem => ({
  file,
  path: '--since',
  message: `"${typed}" isn't a time.`,
  allowed: 'A day, a time, or how long ago in minutes, hours, days or weeks.',
  fix: 'write it like 2026-11-28, 2026-11-28T14:00, 90m, 24h, 7d or 2w; days and times are UTC.',
});
