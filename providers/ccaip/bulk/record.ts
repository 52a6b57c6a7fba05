import type { Flag } from '../flag.ts';
import type { Literals } from '../literals.ts';
import type { CcaipUser } from '../users.ts';
import type { PersonChange } from './change.ts';
import { knownKeys, labelOf, saidOf, type UcaasKeys, ucaasKeys } from './columns.ts';
import type { Spelling } from './spelling.ts';
import type { Template } from './template.ts';

/** One row of a bulk file. Holds people's data: it is in no log. */
export type BulkRecord = Readonly<Record<string, unknown>>;

interface Asked {
  readonly change: PersonChange;
  /** As CCAIP has the user; undefined: a new one. */
  readonly user: CcaipUser | undefined;
  readonly template: Template;
  readonly literals: Literals;
}

/**
 * The whole row: what is asked, and for all else what the user has, said once more. Neither what an absent key nor what an empty one does
 * is published (but of Location), so that only what CCAIP itself doesn't tell of a user is left to either.
 */
export const recordOf = (asked: Asked, spelling: Spelling): BulkRecord => {
  const { template, user, change } = asked;
  const ucaas = ucaasKeys(template.keys, asked.literals);
  const values = valuesOf(asked, ucaas, spelling);
  // What a template doesn't show, the user may have all the same: then it is said, too.
  const unshown = knownKeys.filter((key) => !(key in values) && keptOf(key, user));
  const keys = [...new Set([...template.keys, ...Object.keys(values), ...unshown])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = key in values ? values[key] : keptOf(key, user);
      const isAsked = change.external !== undefined && [ucaas.external, ucaas.sipUri, ucaas.ucaasName].includes(key);
      const isShown = isAsked || template.keys.includes(key) || value !== '' || requiredKeys.has(key);
      return value === undefined || !isShown ? [] : [[key, likeSample(value, template.samples[key])]];
    }),
  );
};

/** Said of everybody, whatever the template shows. */
const requiredKeys: ReadonlySet<string> = new Set(['email', 'first_name', 'last_name']);

const valuesOf = (asked: Asked, keys: UcaasKeys, spelling: Spelling): BulkRecord => {
  const { change, user, template } = asked;
  const has = (key: string) => template.keys.includes(key);
  return {
    email: user?.email ?? change.email,
    ...(has('new_email') && { new_email: '' }),
    ...namesOf(change, user),
    status: change.status ?? standingStatus(user),
    location: user === undefined ? (change.newUser?.location ?? '') : user.location,
    [keys.calling]: callingOf(asked, spelling),
    ...externalOf(asked, keys, spelling),
    ...membersOf('roles', asked),
    ...membersOf('teams', asked),
    agent_number: agentNumberOf(asked),
  };
};

/** Null where there is none, as the template was seen to have it (OBS). */
const agentNumberOf = ({ user, template }: Asked): string | null | undefined => {
  const text = user?.said === undefined ? undefined : saidOf('agent_number', user.said);
  return text === '' && template.keys.includes('agent_number') ? null : text || undefined;
};

/** Required on every row: CCAIP's own, else those that were found elsewhere. */
const namesOf = (
  { names, newUser }: PersonChange,
  user: CcaipUser | undefined,
): { readonly first_name: string; readonly last_name: string } => ({
  first_name: user?.firstName || names?.firstName || newUser?.firstName || '',
  last_name: user?.lastName || names?.lastName || newUser?.lastName || '',
});

const standingStatus = (user: CcaipUser | undefined): string | undefined => {
  if (user === undefined || user.deactivatedAt === '') return 'Active';
  return user.deactivatedAt === undefined ? undefined : 'Inactive';
};

const externalOf = ({ change, user }: Asked, keys: UcaasKeys, { external, cleared }: Spelling): BulkRecord => {
  const record = (mark: unknown, sipUri: unknown, ucaasName: unknown): BulkRecord => ({
    [keys.external]: mark,
    [keys.sipUri]: sipUri,
    [keys.ucaasName]: ucaasName,
  });
  if (change.external === 'clear') return record(external.off, cleared, cleared);
  if (change.external !== undefined) return record(external.on, change.external.sipUri, change.external.ucaasName);
  return record(keptFlag(user?.external, external.on), user?.sipUri, user?.ucaasName);
};

/** Yes must be said again; no is so under either reading of an empty value. */
const keptFlag = (flag: Flag | undefined, on: string): string | undefined => {
  if (flag === undefined) return undefined;
  return typeof flag === 'boolean' ? (flag ? on : '') : flag.unknown;
};

const callingOf = ({ change, user }: Asked, { calling }: Spelling): string | undefined => {
  const { unrestrictedInternationalCalling: asked } = change;
  if (asked === undefined) return keptFlag(user?.unrestrictedInternationalCalling, calling.on);
  return asked ? calling.on : calling.off;
};

/** Every role or team there is: 1 for what the user has, 0 for what not; where CCAIP doesn't tell, as the environment says, without which the row is refused. */
const membersOf = (kind: 'roles' | 'teams', { change, user, template, literals }: Asked): BulkRecord => {
  const has = user === undefined ? (change.newUser?.[kind] ?? []) : user[kind];
  if (has === undefined && literals.untoldMembers !== 'empty') return {};
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
  const others = (has ?? []).filter((name) => !template[kind].some((one) => same(one, name)));
  const all = [...template[kind], ...others];
  if (all.length === 0) return {};
  const flagFor = (name: string) => (has === undefined ? '' : has.some((one) => same(one, name)) ? 1 : 0);
  return { [kind]: all.map((name) => ({ name, value: flagFor(name) })) };
};

/** A key that nobody asked about: as the user has it; left out where CCAIP doesn't tell. */
const keptOf = (key: string, user: CcaipUser | undefined): string | undefined =>
  user?.said === undefined ? undefined : saidOf(key, user.said);

/** Flags and numbers were seen as texts in one tenant (OBS); a template that has a number gets one. */
const likeSample = (value: unknown, sample: unknown): unknown =>
  typeof sample === 'number' && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** What CCAIP would refuse, found before anything is sent; with the column, as its own errors have it. */
export const problemsOf = ({ change, user, template, literals }: Asked): string[] => {
  if (user === undefined && change.newUser === undefined) {
    return ['Email: no user of CCAIP has it, and nothing says what a new one is made with.'];
  }
  const names = Object.entries(namesOf(change, user)).flatMap(([key, value]) =>
    value.trim() === '' ? [`${labelOf(key)}: CCAIP's own record has none, and every row must have one.`] : [],
  );
  return [...names, ...(user === undefined ? unknownNames(change, template) : untoldMembers(user, template, literals))];
};

/** The user may have any of them, and would lose them without a trace. Where the template has none there are none, as far as anybody can tell. */
const untoldMembers = (user: CcaipUser, template: Template, { untoldMembers: way }: Literals): string[] =>
  (['roles', 'teams'] as const).flatMap((kind) =>
    way === undefined && user[kind] === undefined && template[kind].length > 0
      ? [
          `${kind === 'roles' ? 'Role' : 'Team'}: CCAIP doesn't tell which the user has, and no page says what leaves them as they are; untoldMembers of TRUNKLINE_CCAIP_LITERALS says it, once it was tried on one user.`,
        ]
      : [],
  );

const unknownNames = ({ newUser }: PersonChange, template: Template): string[] =>
  (['roles', 'teams'] as const).flatMap((kind) => {
    const known = template[kind];
    const label = kind === 'roles' ? 'Role' : 'Team';
    // The documentation's own example names no team: then CCAIP alone knows.
    if (known.length === 0) return [];
    return (newUser?.[kind] ?? [])
      .filter((name) => !known.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase()))
      .map((name) => `${label}: "${name}" isn't in CCAIP's template, which has ${known.join(', ')}.`);
  });
