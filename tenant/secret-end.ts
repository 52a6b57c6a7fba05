import { type Day, dayOf } from './day.ts';

const dayMilliseconds = 86_400_000;

const later = (day: Day, days: number): Day => dayOf(new Date(Date.parse(day) + days * dayMilliseconds));

/**
 * The instant at which a new generation ends whose last day is `expires`, as RFC 3339.
 *
 * Entra counts in UTC. At noon of the day after, the named day is over in every time zone; where that would be more than the
 * 24 months which Entra allows from the day it is made, it ends as its day begins.
 */
export const endOfNewSecret = (expires: Day, today: Day): string => {
  const whole = `${later(expires, 1)}T12:00:00Z`;
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4).replace('02-29', '02-28')}T00:00:00Z`;
  return Date.parse(whole) <= Date.parse(latest) ? whole : `${expires}T00:00:00Z`;
};

/** What `expires` says of a generation that was made to end at that instant. */
export const expiresOf = (endDate: string): Day => {
  const end = new Date(endDate).toISOString();
  return end.slice(11) === '12:00:00.000Z' ? later(end.slice(0, 10), -1) : end.slice(0, 10);
};

/** The last day (UTC) on which a secret that ends at that instant works from beginning to end: what CCAIP is told. */
export const lastWholeDay = (endDate: string): Day => later(dayOf(new Date(endDate)), -1);
