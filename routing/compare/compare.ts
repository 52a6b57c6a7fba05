import { compileConfig, nameKey, type Voice } from '../compile.ts';
import type { VoiceConfig } from '../config.ts';
import type { Comparison, RosterChange } from './comparison.ts';
import { compareDialled } from './dialled.ts';
import { compareEmergency } from './emergency.ts';
import { compareHandedOver } from './handed-over.ts';
import { compareLists } from './lists.ts';
import { compareTranslations } from './translations.ts';
import { compareUnassigned } from './unassigned.ts';

/**
 * Everything that changes between two versions of a configuration, in both directions. What it says of dialled numbers is
 * exact, over all of them, but for what it names as not analysed.
 */
export const compareConfigs = (before: VoiceConfig, after: VoiceConfig): Comparison => {
  const [base, head] = [compileConfig(before), compileConfig(after)];
  const handedOver = compareHandedOver(base, head);
  const dialled = compareDialled(base, head);
  const { changes, sampled, uncertain, notAnalysed } = dialled;
  const quiet = [changes, sampled, uncertain, notAnalysed].every(({ length }) => length === 0);
  const translations = compareTranslations(base, head);
  const unassigned = compareUnassigned(base, head);
  const emergency = compareEmergency(base, head);
  // People whom no file names may have other policies than those by which they are looked at here.
  const isProved = !after.users.some(({ uncounted }) => uncounted);
  const proof = !isProved ? 'none' : quiet ? 'quiet' : dialled.notAnalysed.length === 0 ? 'open' : 'none';
  const lists = compareLists(before, after, proof);
  const roster = compareRosters(base, head);
  const parts = [
    ...Object.values(handedOver),
    ...Object.values(roster),
    ...Object.values(translations),
    lists,
    ...Object.values(unassigned),
  ];
  return {
    handedOver,
    dialled,
    translations,
    unassigned,
    emergency,
    lists,
    roster,
    nothingChanges:
      quiet &&
      parts.every((part) => part.length === 0) &&
      emergency.calls.every(({ effect, unsure }) => effect === undefined && unsure === undefined),
  };
};

const compareRosters = (base: Voice, head: Voice): RosterChange => {
  const both = [...head.users].flatMap(([key, after]) => {
    const before = base.users.get(key);
    return before ? [{ before, after }] : [];
  });
  const names = (users: typeof both): string[] => users.map(({ after }) => after.user.name);
  return {
    added: [...head.users].flatMap(([key, { user }]) => (base.users.has(key) ? [] : [user.name])),
    removed: [...base.users].flatMap(([key, { user }]) => (head.users.has(key) ? [] : [user.name])),
    renumbered: names(both.filter(({ before, after }) => before.user.number !== after.user.number)),
    reassigned: names(
      both.filter(
        ({ before, after }) =>
          nameKey(before.plan.name) !== nameKey(after.plan.name) ||
          nameKey(before.policy.name) !== nameKey(after.policy.name),
      ),
    ),
  };
};
