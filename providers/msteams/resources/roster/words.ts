import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Book } from './book.ts';
import type { ForeignJournal } from './journal.ts';

const shown = 5;

/** One user and what it is about. */
export interface Named {
  readonly upn: string;
  readonly value: string;
}

/** `ada@contoso.com (+31205552101), … and 4 more`, by name: the engine keeps no order. */
export const naming = (some: readonly Named[]): string => {
  const sorted = some.toSorted((one, other) => (one.upn < other.upn ? -1 : 1));
  const names = sorted.slice(0, shown).map(({ upn, value }) => `${upn} (${value})`);
  const rest = some.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** `ada@contoso.com, … and 4 more`, by name. */
export const namesOf = (some: readonly { readonly upn: string }[]): string => {
  const names = some.map(({ upn }) => upn).toSorted();
  const rest = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** What was there before this stack, said where it is met first. */
export const tellFound = (
  { log }: Pick<Context, 'log'>,
  found: readonly Named[],
  of: { readonly what: string; readonly total: number },
): void => {
  if (found.length === 0) return;
  log(
    `Already with their users: ${found.length} of ${of.total} ${of.what}: ${naming(found)}. Destroy leaves what was there before; a row that is taken out doesn't.`,
  );
};

/** What a destroy leaves because it was there before. */
export const tellLeft = ({ log }: Pick<Context, 'log'>, book: Book, what: string): void => {
  const found = [...book.values()].flatMap(({ upn, has }) => (has?.how === 'found' ? [{ upn, value: has.value }] : []));
  if (found.length === 0) return;
  log(`Left with their users, there before: ${found.length} of ${book.size} ${what}: ${naming(found)}.`);
};

/** Another state's journal is never acted upon: what it gave may be with its users by right. */
export const tellForeign = ({ log }: Pick<Context, 'log'>, journals: readonly ForeignJournal[]): void => {
  for (const { file, own, open } of journals) {
    const some = open.flatMap(({ upn, values }) => values.map((value) => ({ upn, value })));
    const message = `Another state's journal has this stack's name: ${file}. What it gave is left alone: ${naming(some)}.`;
    const where = own === undefined ? 'after up, which says where, move it there' : `move it to ${own}`;
    log(
      formatWording({ message, fix: `if that state is lost for good and this stack goes on with its work, ${where}.` }),
      {
        severity: 'warning',
      },
    );
  }
};

export const tellOnlyJournal = (
  { log }: Pick<Context, 'log'>,
  claims: readonly { readonly upn: string; readonly values: readonly string[] }[],
): void => {
  if (claims.length === 0) return;
  const some = claims.flatMap(({ upn, values }) => values.map((value) => ({ upn, value })));
  log(
    `Only the journal knows of these, from a run that didn't end (${claims.length} in all): ${naming(some)}. Who isn't in users.csv loses what that run gave.`,
    { severity: 'warning' },
  );
};
