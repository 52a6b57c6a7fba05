import type { EnteredUser } from '../../tenant/entered/entered.ts';
import { listing } from '../../tenant/listing.ts';
import { keys } from './columns.ts';
import { type Asked, entryOf, type PlannedRow, same, sameUri } from './planned.ts';
import type { Standing } from './standing.ts';

/** What was confirmed stands at this user: nobody else is ever cleared. */
const holds = (one: Standing, { sipUri, ucaasName }: EnteredUser): boolean =>
  one.sipUri !== '' && sameUri(one.sipUri, sipUri) && same(one.ucaasName, ucaasName);

const isNamed = (one: Standing, { upn, ucaasName }: EnteredUser): boolean =>
  [upn, ucaasName].some((name) => same(name, one.email));

/** Why somebody isn't cleared by the file; undefined where nothing is to be said. */
const whyNot = (before: EnteredUser, there: Standing | undefined, { whenRemoved }: Asked): string | undefined => {
  if (there === undefined)
    return `${before.upn} is to be cleared (${entryOf(before)}), and no user of CCAIP is known by that: look in the portal.`;
  if (there.external === true || there.sipUri !== '')
    return `${there.email} is left alone: there stands ${there.sipUri || 'no SIP URI'}, ${there.ucaasName || 'no UCaaS username'}, and ${before.sipUri}, ${before.ucaasName} was confirmed.`;
  return whenRemoved === 'deactivate' && !there.isDeactivated
    ? `${there.email} is cleared, and active still: deactivate the user in the portal, if nobody else has that address.`
    : undefined;
};

const clearedRow = (before: EnteredUser, there: Standing, { literals, whenRemoved }: Asked): PlannedRow => ({
  action: whenRemoved,
  email: there.email,
  cells: new Map([
    ...there.cells,
    [keys.external, literals.notExternal],
    [keys.sipUri, literals.cleared],
    [keys.ucaasName, literals.cleared],
    ...(whenRemoved === 'deactivate' ? [[keys.status, 'Inactive'] as const] : []),
  ]),
  text: `${there.email}: ${entryOf(before)}`,
});

/** Who was confirmed to be entered, and is in users.csv no more. Whoever else is an external user is left alone. */
export const goneRows = (
  asked: Asked,
  kept: ReadonlySet<string>,
): { readonly rows: PlannedRow[]; readonly notes: string[] } => {
  const { left, people, tellsExternal } = asked;
  const rows: PlannedRow[] = [];
  const notes: string[] = [];
  const handled = new Set(kept);
  for (const { action, before } of left) {
    if (action !== 'clear' || before === undefined) continue;
    const there = people.find((one) => holds(one, before)) ?? people.find((one) => isNamed(one, before));
    if (there !== undefined && handled.has(there.email.toLowerCase())) continue;
    if (there !== undefined) handled.add(there.email.toLowerCase());
    // A list that tells nothing of it knows people by their addresses alone.
    const isTheirs = there !== undefined && (!tellsExternal || holds(there, before));
    if (isTheirs) rows.push(clearedRow(before, there, asked));
    else notes.push(...[whyNot(before, there, asked)].filter((note) => note !== undefined));
  }
  // A person whose login in CCAIP is another by now: the former one would go on getting their calls.
  for (const before of asked.entered ?? []) {
    const former = people.filter((one) => holds(one, before) && !handled.has(one.email.toLowerCase()));
    for (const { email } of former) handled.add(email.toLowerCase());
    rows.push(...former.map((one) => clearedRow(before, one, asked)));
  }
  const others = people.filter(
    (one) => one.external === true && !one.isDeactivated && !handled.has(one.email.toLowerCase()),
  );
  return { rows, notes: [...notes, ...leftAlone(others, asked)] };
};

/** External users in no row: who is a wanted person by another address, and who isn't known. */
const leftAlone = (others: readonly Standing[], { wanted, entered }: Asked): string[] => {
  const twinOf = (one: Standing) =>
    wanted.find(({ upn, ucaasName }) => [upn, ucaasName].some((name) => same(name, one.ucaasName)));
  const doubles = others.flatMap((one) => {
    const person = twinOf(one);
    return person === undefined
      ? []
      : [
          `${one.email} is left alone, with the UCaaS username of ${person.upn}, who is ${person.email} by users.csv: clear that user in the portal, or write the address under ccaipEmail.`,
        ];
  });
  const strangers = others.filter((one) => twinOf(one) === undefined).map(({ email }) => email);
  if (strangers.length === 0) return doubles;
  return [
    ...doubles,
    entered === undefined
      ? `${listing(strangers)}: in no row of users.csv with ccaip, and left alone, since npm run confirm wrote down nobody yet: clear in the portal whoever left, before the up that releases the number.`
      : `left alone, in no row of users.csv with ccaip: ${listing(strangers)}.`,
  ];
};
