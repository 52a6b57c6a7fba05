/** A whole ISO time. With `Z` and without fractions it comes back as it was, and so does one without offset. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const millisecondsTime = /^\/Date\(.*\)\/$/s;

/**
 * What is wrong with a text that Teams' module would give back as another one; undefined if nothing is. The module reads what it
 * has written as JSON, and PowerShell makes a time of a text that is nothing but a time: an offset becomes the runner's own,
 * fractions lose their zeros. Texts that carry our mark are never such.
 */
export const dateLikeProblem = (
  text: string,
): { readonly message: string; readonly allowed: string; readonly fix: string } | undefined => {
  const [, fractions, offset = ''] = isoTime.exec(text) ?? [];
  const changes = fractions !== undefined || (offset !== '' && offset !== 'Z') || millisecondsTime.test(text);
  if (!changes) return undefined;
  return {
    message: `"${text}" is nothing but a time.`,
    allowed:
      "any text but a whole time with offset or fractions: Teams' PowerShell module reads that back as another text",
    fix: 'write a word beside it, e.g. "Since …", or the date alone.',
  };
};
