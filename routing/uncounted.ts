import { givenPolicies, type PolicyField } from '../tenant/given-policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { nameKey } from './compile.ts';
import type { VoiceUser } from './config.ts';
import { inWords } from './in-words.ts';

/** Whoever gives policies to people whom no file names: a group of Entra, or Global. */
export interface Giver {
  /** E.g. `members of group CC`. */
  readonly whom: string;
  readonly gives: Readonly<Partial<Record<PolicyField, string>>>;
}

/** What one giver gives in both of two versions, by each. */
export interface GivenInBoth {
  readonly whom: string;
  readonly base: Giver['gives'];
  readonly head: Giver['gives'];
}

const globalPeople = 'people with Global policies';

/** Whether a name stands for people whom nobody counts. */
export const isUncounted = (name: string): boolean => /^members of group |^people with Global policies/.test(name);

/** The same without what was only taken of them: `members of group CC (dial plan NL)` and those with another plan are the same people. */
export const uncountedText = (name: string): string =>
  `${name.replace(/ \((dial plan|policy) [^()]*(?:\([^()]*\)[^()]*)*\)$/, '')} (not counted)`;

/** Whom a tenant's files give policies without naming them. */
export const giversOf = ({ groups, global }: Tenant): Giver[] => {
  const isWritten = (field: PolicyField): boolean =>
    global?.[field === 'voiceRoutingPolicy' ? 'policy' : field] !== undefined;
  const written = givenPolicies.flatMap(({ field }) => (isWritten(field) ? [[field, 'Global'] as const] : []));
  return [
    ...groups.map(({ name, ...gives }) => ({ whom: `members of group ${name}`, gives })),
    ...(written.length === 0 ? [] : [{ whom: globalPeople, gives: Object.fromEntries(written) }]),
  ];
};

/** Somebody of users.csv has the policy from there: what changes for them is told of them. */
const isTold = ({ users }: Tenant, { whom }: Pick<Giver, 'whom'>, field: PolicyField): boolean =>
  users.some((user) =>
    whom === globalPeople
      ? user[field] === undefined
      : user.byGroup?.includes(field) && nameKey(`members of group ${user.group}`) === nameKey(whom),
  );

/** Givers in both versions who give at least one type of policy in both that nobody of users.csv has from them. */
export const givenInBoth = (base: Tenant, head: Tenant): GivenInBoth[] => {
  const before = new Map(giversOf(base).map((giver) => [nameKey(giver.whom), giver]));
  return giversOf(head).flatMap(({ whom, gives }) => {
    const was = before.get(nameKey(whom))?.gives ?? {};
    const both = givenPolicies.flatMap(({ field }) =>
      gives[field] !== undefined && was[field] !== undefined ? [field] : [],
    );
    if (both.every((field) => [base, head].every((tenant) => isTold(tenant, { whom }, field)))) return [];
    const of = (all: Giver['gives']): Giver['gives'] =>
      Object.fromEntries(both.map((field) => [field, all[field]] as const));
    return [{ whom, base: of(was), head: of(gives) }];
  });
};

/** Somebody who has what is given and nothing else, as one user of each version. */
export const withGivenAlone = ({ whom, base, head }: GivenInBoth, country: string): Standing =>
  standing(whom, { country, unknown: [] }, base, head);

/**
 * Users who stand for those people: with what they are given, and where neither a dial plan nor a voice routing policy is, with each that
 * both versions describe, since a file doesn't say which they have.
 */
export const standingFor = ({ whom, ...given }: GivenInBoth, base: Tenant, head: Tenant): Standing[] => {
  const { country } = head;
  const [dialling, others] = [true, false].map((dials) => ({
    base: only(given.base, (field) => decidesDialled.has(field) === dials),
    head: only(given.head, (field) => decidesDialled.has(field) === dials),
  }));
  const has = (field: PolicyField): boolean => dialling?.head[field] !== undefined;
  const whole = (unknown: readonly string[]) => standing(whom, { country, unknown }, given.base, given.head);
  if (dialling === undefined || Object.keys(dialling.head).length === 0) return [whole([])];
  const unknown = givenPolicies.flatMap(({ field, words }) =>
    decidesDialled.has(field) && !has(field) ? [words] : [],
  );
  const field = has('dialPlan') ? 'voiceRoutingPolicy' : 'dialPlan';
  const list = has('dialPlan') ? 'voiceRoutingPolicies' : 'dialPlans';
  const names = has(field) ? [] : namesInBoth(base[list], head[list]);
  if (names.length === 0) return [whole(unknown)];
  const rest =
    others && Object.keys(others.head).length > 0
      ? [standing(whom, { country, unknown: [] }, others.base, others.head)]
      : [];
  const guessed = names.map((name) =>
    standing(
      `${whom} (${field === 'dialPlan' ? 'dial plan' : 'policy'} ${name})`,
      { country, unknown, whom },
      { ...dialling.base, [field]: name },
      { ...dialling.head, [field]: name },
    ),
  );
  return [...rest, ...guessed];
};

const only = (gives: Giver['gives'], isAsked: (field: PolicyField) => boolean): Giver['gives'] =>
  Object.fromEntries(
    givenPolicies
      .flatMap(({ field }) => (isAsked(field) ? [[field, gives[field]] as const] : []))
      .filter(([, name]) => name !== undefined),
  );

const namesInBoth = (
  base: readonly { readonly name: string }[],
  head: readonly { readonly name: string }[],
): string[] => head.flatMap(({ name }) => (base.some((one) => nameKey(one.name) === nameKey(name)) ? name : []));

const decidesDialled: ReadonlySet<PolicyField> = new Set([
  'dialPlan',
  'voiceRoutingPolicy',
  'emergencyCallRoutingPolicy',
]);

/** One of those people in both versions. */
export interface Standing {
  readonly base: VoiceUser;
  readonly head: VoiceUser;
}

const standing = (
  name: string,
  { country, unknown, whom = name }: { country: string; unknown: readonly string[]; whom?: string },
  base: Giver['gives'],
  head: Giver['gives'],
): Standing => {
  const user = ({ emergencyCallRoutingPolicy: emergencyPolicy, ...gives }: Giver['gives']): VoiceUser => ({
    name,
    country,
    ...gives,
    ...(emergencyPolicy !== undefined && { emergencyPolicy }),
    uncounted: { whom, unknown },
  });
  return { base: user(base), head: user(head) };
};

/** Why what is told of such people isn't certain, in half a sentence; nothing if it is. */
export const uncountedReason = ({ uncounted }: VoiceUser, words: readonly string[]): string | undefined => {
  const unknown = uncounted?.unknown.filter((one) => words.includes(one)) ?? [];
  return unknown.length === 0 ? undefined : `files don't say which ${inWords(unknown)} ${uncounted?.whom} have`;
};
