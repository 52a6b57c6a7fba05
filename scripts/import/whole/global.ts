import type { About, Beyond } from '../../../live/beyond.ts';
import type { LiveRows } from '../../../live/rows.ts';
import type { TenantWords } from '../../../live/words/said.ts';
import { inWords } from '../../../live/words/words.ts';
import { sameName, spelledLike } from '../../../providers/msteams/resources/same-name.ts';
import type { Global } from '../../../tenant/tenant.ts';

/** Teams' own policies as a file says them, and those that it can't say whole. */
export interface SaidGlobal {
  readonly global?: Global;
  /** With the reason, in place of what was told of them before. */
  readonly untold: readonly Beyond[];
}

/** Where the file says each type's Global, and in which section the policy is that it names. */
const types = [
  { about: 'voice routing policy', field: 'policy' },
  { about: 'dial plan', field: 'dialPlan', section: 'dialPlans' },
  {
    about: 'emergency call routing policy',
    field: 'emergencyCallRoutingPolicy',
    section: 'emergencyCallRoutingPolicies',
  },
  { about: 'caller ID policy', field: 'callerIdPolicy', section: 'callerIdPolicies' },
] as const;

type Type = (typeof types)[number];

const reason = 'as it was when the tenant was imported';

/**
 * Global as the file may say it: its voice routing policy by usages, the others by naming a policy of the file that says the very same.
 * `beyond` is what of Global is otherwise than in a new tenant. What the file refused of it before is said no more.
 */
export const globalOf = (
  rows: LiveRows,
  words: TenantWords,
  { beyond, refused }: { readonly beyond: readonly Beyond[]; readonly refused: readonly Beyond[] },
): SaidGlobal => {
  const isWritten = ({ about }: Type) => beyond.some((one) => one.about === about && sameName(one.name, 'Global'));
  const said = types.filter(isWritten).map((type): { type: Type; value?: Global[Type['field']]; why?: string } => {
    const wrong = refused.find((one) => one.about === type.about && sameName(one.name, 'Global'));
    if (wrong !== undefined) return { type, why: wrong.why };
    if (!('section' in type)) return { type, ...usagesOf(rows, words) };
    const { field, section } = type;
    const same = words[section].find(
      (entry) => !('existing' in entry && entry.existing === true) && isSame(rows, words, type, entry.name),
    );
    return same === undefined
      ? {
          type,
          why: `A file says this Global by the name of one of its ${section}, and none of them says the same: describe one, and name it as global.${field}.`,
        }
      : { type, value: same.name };
  });
  const entries = said.flatMap(({ type: { field }, value }) => (value === undefined ? [] : [[field, value] as const]));
  return {
    ...(entries.length > 0 && { global: { reason, ...Object.fromEntries(entries) } }),
    untold: said.flatMap(({ type: { about }, why }) =>
      why === undefined
        ? []
        : beyond.filter((one) => one.about === about && sameName(one.name, 'Global')).map((one) => ({ ...one, why })),
    ),
  };
};

const usagesOf = ({ policies }: LiveRows, { pstnUsages }: TenantWords) => {
  const shown = policies.find(({ Identity }) => sameName(Identity, 'Global'))?.OnlinePstnUsages ?? [];
  const known = pstnUsages.map(({ name }) => name);
  const missing = shown.filter((usage) => !known.some((one) => sameName(one, usage)));
  return missing.length === 0
    ? { value: spelledLike(shown, known) }
    : { why: `PSTN usage ${missing.map((one) => JSON.stringify(one)).join(', ')} is left out.` };
};

/** Whether nothing of Global is left to tell where the file gives it what this entry says. */
const isSame = (rows: LiveRows, words: TenantWords, { about, field }: Type, name: string): boolean => {
  const { beyond } = inWords(rows, { ...words, global: { reason, [field]: name } });
  return !beyond.some((one) => one.about === (about satisfies About) && sameName(one.name, 'Global'));
};

/** The kind of a problem that a file has with its section `global`; undefined for another place. */
export const globalAbout = (field: unknown): About | undefined => types.find((one) => one.field === field)?.about;
