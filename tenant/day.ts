/** `YYYY-MM-DD`. */
export type Day = string;

/** The day of a moment, in UTC: what a clock says is asked for where a program begins, and is an argument from there on. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);
