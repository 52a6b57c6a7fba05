import { z } from 'zod';

/** Seven days. */
const longestMinutes = 7 * 24 * 60;

/** Minutes of a duration such as `30m`, `1h` or `1h30m`; undefined for any other text. */
export const minutesOf = (text: string): number | undefined => {
  const { hours, minutes } = /^(?:(?<hours>\d{1,3})h)?(?:(?<minutes>\d{1,5})m)?$/.exec(text)?.groups ?? {};
  if (hours === undefined && minutes === undefined) return undefined;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
};

/** A time that passes, as people write it: hours and minutes. */
export const duration = () =>
  z
    .string()
    .regex(/^(?=\d)(\d{1,3}h)?(\d{1,5}m)?$/, { abort: true })
    .superRefine((text, context) => {
      const minutes = minutesOf(text) ?? 0;
      if (minutes > 0 && minutes <= longestMinutes) return;
      context.addIssue({
        code: 'custom',
        message: `"${text}" is ${minutes === 0 ? 'no time at all' : 'more than 168 hours'}.`,
        params: { allowed: `Allowed: ${durationAllowed}.`, fix: 'write a time from 1m to 168h, e.g. 1h.' },
      });
    });

/** Which durations `duration` takes. */
export const durationAllowed = 'hours and minutes, such as 30m, 1h or 1h30m, from 1m to 168h';

/** A time as people read it: `2026-11-30 14:05 UTC`. */
export const minute = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
