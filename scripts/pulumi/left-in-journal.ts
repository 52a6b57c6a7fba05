import { readdirSync } from 'node:fs';
import {
  groupJournalType,
  groupNamed,
  journalKind,
} from '../../providers/msteams/resources/group-policy-assignment/ledger.ts';
import type { Claim } from '../../providers/msteams/resources/roster/claims.ts';
import { openJournal } from '../../providers/msteams/resources/roster/journal.ts';
import { naming } from '../../providers/msteams/resources/roster/words.ts';
import type { Problem } from '../../tenant/problem.ts';
import { resourcesOf, type StackState, teamsProvider } from './stack-state.ts';

/** A roster that a killed run was making: its journal knows of it, the state doesn't. */
interface LeftRoster {
  /** `PhoneNumbers`, a type of policy, or the journal of a group's. */
  readonly kind: string;
  readonly urn: string;
  readonly claims: readonly Claim[];
}

const groupPolicyType = 'msteams:index:GroupPolicyAssignment';

const kindsIn = (folder: string, providerId: string): string[] => {
  try {
    const ending = `.${providerId}.jsonl`;
    return readdirSync(folder).flatMap((file) =>
      file.endsWith(ending) ? (file.slice(0, -ending.length).split('.').at(-1) ?? []) : [],
    );
  } catch (error) {
    // No folder, no journal; one that may not be read isn't the same as none.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** What a destroy can't see: it asks for each roster of the state alone. */
export const leftInJournal = (state: StackState, folder: string | undefined): LeftRoster[] => {
  const provider = teamsProvider(state);
  if (provider === undefined || folder === undefined) return [];
  const { providerId, tenantId, stack, project } = provider;
  const known = resourcesOf(state).flatMap(({ type, outputs }) => {
    if (type === 'msteams:index:PhoneNumbers') return ['PhoneNumbers'];
    const policyType = String(outputs?.policyType);
    return [type === groupPolicyType ? journalKind(policyType, String(outputs?.group)) : policyType];
  });
  const place = { folder, providerId, run: 'destroy', now: () => new Date() };
  return kindsIn(folder, providerId).flatMap((kind) => {
    // A destroy leaves sign-in names and licences as they are, whoever knows of them.
    if (known.includes(kind) || kind === 'UserSignIns' || kind === 'Licences') return [];
    const policies = groupJournalType(kind) === undefined ? 'msteams:index:PolicyAssignments' : groupPolicyType;
    const type = kind === 'PhoneNumbers' ? 'msteams:index:PhoneNumbers' : policies;
    const urn = `urn:pulumi:${stack}::${project}::${type}::only-in-the-journal`;
    const journal = openJournal({ tenantId, journal: place }, urn, kind);
    const claims = [...(journal?.claims(undefined).values() ?? [])];
    return claims.length === 0 ? [] : [{ kind, urn, claims }];
  });
};

/** Why a destroy must not go on: it would leave, without a word, what a killed run gave. */
export const notTakenBack = (left: readonly LeftRoster[]): Problem[] =>
  left.map(({ kind, claims }) => ({
    file: 'journal',
    path: kind === 'PhoneNumbers' ? 'numbers' : (groupJournalType(kind) ?? kind),
    message: `a run that was killed gave these, and the state doesn't know them: ${naming(
      claims.flatMap(({ upn, values }) => values.map((value) => ({ upn: groupNamed(upn), value }))),
    )}.`,
    allowed: 'A destroy takes back what the state knows; these would stay with their users.',
    fix: '--take-back, which takes them from their users first; or run up, which takes them into the state, then destroy.',
  }));
