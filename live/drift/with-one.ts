import { includesName, sameName } from '../../providers/msteams/resources/same-name.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { withRoutes } from './as-it-is.ts';
import type { Difference } from './difference.ts';
import { withTrunkOf } from './trunk.ts';

/** Sections of things that are found by name, and whose order means nothing or is told by itself. */
const sections = {
  'translation rule': 'translationRules',
  policy: 'voiceRoutingPolicies',
  'dial plan': 'dialPlans',
  'emergency call routing policy': 'emergencyCallRoutingPolicies',
  'calling policy': 'callingPolicies',
  'caller ID policy': 'callerIdPolicies',
  'blocked caller pattern': 'blockedCallers',
  'blocked caller exemption': 'blockedCallerExemptions',
  group: 'groups',
} as const;

/**
 * The file, but for one thing that is as in the tenant: what changes between the two is what this one difference does to calls.
 * Undefined where no call can change by it.
 */
export const withOne = (file: Tenant, now: Tenant, difference: Difference): Tenant | undefined => {
  const { about, name } = difference;
  switch (about) {
    case 'SBC':
      return { ...file, sbcs: swapped(file.sbcs, now.sbcs, ({ key }) => key === name) };
    case 'route':
      return withRoutes(file, placedLike(file.voiceRoutes, now.voiceRoutes, name));
    case 'routes':
      return withRoutes(file, orderedLike(file.voiceRoutes, now.voiceRoutes));
    case 'treatment':
      return { ...file, unassignedNumbers: placedLike(file.unassignedNumbers, now.unassignedNumbers, name) };
    case 'treatments':
      return { ...file, unassignedNumbers: orderedLike(file.unassignedNumbers, now.unassignedNumbers) };
    case 'PSTN usage':
      return withoutUsage(file, name);
    case 'user':
      return { ...file, users: swapped(file.users, now.users, ({ upn }) => sameName(upn, name)) };
    case 'trunk':
      return withTrunkOf(file, difference);
    case 'number':
      return withHolder(file, now, name);
    case 'Global':
      return {
        ...file,
        ...(now.global && { global: now.global }),
        // What Global is like stands as a plan or policy of its own.
        dialPlans: withExtra(file.dialPlans, now.dialPlans, now.global?.dialPlan),
        emergencyCallRoutingPolicies: withExtra(
          file.emergencyCallRoutingPolicies,
          now.emergencyCallRoutingPolicies,
          now.global?.emergencyCallRoutingPolicy,
        ),
      };
    default: {
      const section = sections[about as keyof typeof sections];
      if (section === undefined) return undefined;
      const isIt = (one: { readonly name: string }) => one.name === name;
      return { ...file, [section]: swapped<{ readonly name: string }>(file[section], now[section], isIt) };
    }
  }
};

const swapped = <Thing>(file: readonly Thing[], now: readonly Thing[], isIt: (one: Thing) => boolean): Thing[] => {
  const instead = now.filter(isIt);
  if (!file.some(isIt)) return [...file, ...instead];
  return file.flatMap((one) => (isIt(one) ? instead : [one]));
};

/** One thing as in the tenant; one that the file doesn't have stands before the first of the file's that the tenant has behind it. */
const placedLike = <Thing extends { readonly name: string }>(
  file: readonly Thing[],
  now: readonly Thing[],
  name: string,
): Thing[] => {
  if (file.some((one) => one.name === name)) return swapped(file, now, (one) => one.name === name);
  const at = now.findIndex((one) => one.name === name);
  const thing = now[at];
  if (thing === undefined) return [...file];
  const behind = now.slice(at + 1).map((one) => one.name);
  const place = file.findIndex((one) => behind.includes(one.name));
  return file.toSpliced(place === -1 ? file.length : place, 0, thing);
};

/** The file's own things in the tenant's order. */
const orderedLike = <Thing extends { readonly name: string }>(
  file: readonly Thing[],
  now: readonly { readonly name: string }[],
): Thing[] => {
  const names = now.map(({ name }) => name);
  const moved = file
    .filter(({ name }) => names.includes(name))
    .toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
  let next = 0;
  return file.map((one) => (names.includes(one.name) ? (moved[next++] ?? one) : one));
};

const withoutUsage = (file: Tenant, name: string): Tenant => {
  const left = <Of extends { readonly pstnUsages: readonly string[] }>(one: Of): Of => ({
    ...one,
    pstnUsages: one.pstnUsages.filter((usage) => !sameName(usage, name)),
  });
  return withRoutes(
    {
      ...file,
      pstnUsages: file.pstnUsages.filter((usage) => !sameName(usage.name, name)),
      voiceRoutingPolicies: file.voiceRoutingPolicies.map(left),
    },
    file.voiceRoutes.map(left).filter(({ pstnUsages }) => pstnUsages.length > 0),
  );
};

/** Whoever holds the number in the tenant has it, and nobody of the file. */
const withHolder = (file: Tenant, now: Tenant, number: string): Tenant => ({
  ...file,
  users: [
    ...file.users.filter((one) => !sameName(one.number, number)),
    ...now.users.filter(
      (one) =>
        sameName(one.number, number) &&
        !includesName(
          file.users.map(({ upn }) => upn),
          one.upn,
        ),
    ),
  ],
});

const withExtra = <Thing extends { readonly name: string }>(
  file: readonly Thing[],
  now: readonly Thing[],
  name: string | undefined,
): Thing[] => [...file, ...now.filter((one) => one.name === name && !file.some((other) => other.name === name))];
