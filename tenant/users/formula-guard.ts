/** How a value begins that a spreadsheet takes for a formula, with or without our guards before it. */
const asFormula = /^'*[=+\-@\t\r]/;

/** A value as it stands in a CSV that somebody may open in a spreadsheet: what would run there begins with an apostrophe. */
export const guarded = (value: string): string => (asFormula.test(value) ? `'${value}` : value);

/** The value that was guarded; any other as it is. */
export const unguarded = (value: string): string =>
  value.startsWith("'") && asFormula.test(value) ? value.slice(1) : value;
