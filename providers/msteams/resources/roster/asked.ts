/** One value for each user, by sign-in name. */
export type Values = Readonly<Record<string, string>>;

/** Arguments in which one map travels as a text. */
export type Asked<Args, Name extends keyof Args> = Omit<Args, Name> & { readonly [Key in Name]: Args[Name] | string };

const readLines = (text: string): Values => {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const end = line.indexOf(' ');
    values[line.slice(0, end)] = line.slice(end + 1);
  }
  return values;
};

/** What a roster is asked, from the map, the JSON or the lines in which it came; what is none of these stays, to be refused. */
export const readAsked = (asked: unknown): unknown => {
  if (typeof asked !== 'string') return asked;
  if (!asked.startsWith('{')) return asked === '' || asked.includes(' ') ? readLines(asked) : asked;
  try {
    return JSON.parse(asked) as unknown;
  } catch {
    return asked;
  }
};

/** As `readAsked`, of what Check has let pass. */
export const askedValues = (asked: Values | string): Values => readAsked(asked) as Values;

export const lineOf = (upn: string, value: string): string => `${upn} ${value}`;

/** `ada@contoso.com +31205552101`, a line for each user, as the state has them; the last ends as all do, or it would differ when one comes after it. */
export const writeLines = (lines: readonly string[]): string =>
  lines
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');

/**
 * A checked roster as the engine is to keep it. It prints the JSON of a new one as a map, and compares lines with those of
 * the state line by line; JSON or YAML with the users who stay as they are.
 */
export const writeAsked = (values: Values, isNew: boolean): string =>
  isNew ? JSON.stringify(values) : writeLines(Object.entries(values).map(([upn, value]) => lineOf(upn, value)));
