/** A phone number's SIP URI, as trunkline writes them: a spreadsheet may show an error for it, and runs nothing. */
const phoneUri = /^\+\d+(;ext=\d+)?@[a-z0-9.-]+$/i;

/** A sign and then only a name or a number: nothing of it is a function, a link to a program or a sum over cells. */
const onlySigned = /^[+\-@][\p{L}\p{M}\p{N} .'’_-]*$/u;

/** Spreadsheets of some countries take wide forms of these signs for them. */
const sign = /^[=+\-@]/;

/**
 * Whether a spreadsheet would run a cell of a CSV as a formula. Each part between separators counts, since a spreadsheet whose list separator
 * is another splits a line there, quotes or not (OWASP, CSV injection). An apostrophe before it would help, but what CCAIP makes of one isn't
 * published: it would stand in somebody's name.
 */
export const wouldRun = (cell: string): boolean =>
  !phoneUri.test(cell) &&
  cell
    .normalize('NFKC')
    .split(/[,;\t\r\n]/)
    .map((part) => part.replace(/^[\s'"]+/, ''))
    .some((part) => sign.test(part) && !onlySigned.test(part.trimEnd()));
