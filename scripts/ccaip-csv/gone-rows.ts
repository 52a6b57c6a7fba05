import { listing } from '../../tenant/listing.ts';
import { keys } from './columns.ts';
import { type Asked, entryOf, type PlannedRow, same } from './planned.ts';

/** Who was confirmed to be entered, and is in users.csv no more. Whoever else is an external user is left alone. */
export const goneRows = (
  { left, people, tellsExternal, literals, whenRemoved }: Asked,
  kept: ReadonlySet<string>,
): { readonly rows: PlannedRow[]; readonly notes: string[] } => {
  const rows: PlannedRow[] = [];
  const notes: string[] = [];
  const handled = new Set(kept);
  for (const { before } of left.filter(({ action }) => action === 'clear')) {
    if (before === undefined) continue;
    const there = people.find(
      (one) =>
        [before.upn, before.ucaasName].some((name) => same(name, one.email)) ||
        (one.sipUri !== '' && same(one.sipUri, before.sipUri) && same(one.ucaasName, before.ucaasName)),
    );
    if (there === undefined) {
      notes.push(
        `${before.upn} is to be cleared (${entryOf(before)}), and no user of CCAIP is known by that: look in the portal.`,
      );
      continue;
    }
    if (handled.has(there.email.toLowerCase())) continue;
    handled.add(there.email.toLowerCase());
    const isOthers =
      there.sipUri !== '' && !(same(there.sipUri, before.sipUri) && same(there.ucaasName, before.ucaasName));
    if (isOthers) {
      notes.push(
        `${there.email} is left alone: there stands ${there.sipUri}, ${there.ucaasName}, and ${before.sipUri}, ${before.ucaasName} was confirmed.`,
      );
      continue;
    }
    const isCleared = tellsExternal && there.external !== true && there.sipUri === '' && there.ucaasName === '';
    if (isCleared && (whenRemoved === 'clear' || there.isDeactivated)) continue;
    rows.push({
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
  }
  const others = people.filter(
    (one) => one.external === true && !one.isDeactivated && !handled.has(one.email.toLowerCase()),
  );
  if (others.length > 0)
    notes.push(`left alone, in no row of users.csv with ccaip: ${listing(others.map(({ email }) => email))}.`);
  return { rows, notes };
};
