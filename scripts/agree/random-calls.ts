import type { Tenant } from '../../tenant/tenant.ts';
import type { Random } from '../chaos/random.ts';
import { randomMember } from './random-member.ts';

/** A call to ask both about, as the lab takes it; SBCs by FQDN. */
export type AskedCall =
  | {
      readonly from: string;
      readonly to: string;
      readonly hidden?: boolean;
      readonly down?: readonly string[];
      readonly draw?: number;
    }
  | { readonly over: string; readonly from: string; readonly to: string; readonly busy?: boolean };

/** Makes calls of a tenant at random: numbers that its patterns take, their neighbours, people's own, emergency numbers, and nonsense. */
export const randomCalls = (tenant: Tenant, random: Random): (() => AskedCall) => {
  const sources = sourcesOf(tenant);
  return () => (random.percent(75) ? dialled(tenant, sources, random) : handedOver(tenant, sources, random));
};

interface Sources {
  readonly dialled: readonly string[];
  readonly called: readonly string[];
  readonly callers: readonly string[];
}

const sourcesOf = (tenant: Tenant): Sources => ({
  dialled: [
    ...tenant.dialPlans.flatMap(({ rules }) => rules.map(({ pattern }) => pattern)),
    ...tenant.voiceRoutes.map(({ pattern }) => pattern),
    ...tenant.unassignedNumbers.map(({ pattern }) => pattern),
    ...tenant.translationRules.map(({ pattern }) => pattern),
  ],
  called: tenant.unassignedNumbers.map(({ pattern }) => pattern),
  callers: [...tenant.blockedCallers, ...tenant.blockedCallerExemptions].map(({ pattern }) => pattern),
});

const digitsOf = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.below(10)).join('');

const ownNumber = (tenant: Tenant, random: Random): string => random.pick(tenant.users).number ?? '';

/** Another number of about the same kind. */
const neighbour = (number: string, random: Random): string => {
  const at = random.below(number.length + 1);
  const digit = `${random.below(10)}`;
  switch (random.below(5)) {
    case 0:
      return number.slice(0, -1) + digit;
    case 1:
      return number.slice(0, at) + digit + number.slice(at + 1);
    case 2:
      return number.slice(0, at) + number.slice(at + 1);
    case 3:
      return number.slice(0, at) + digit + number.slice(at);
    default:
      return number.startsWith('+') ? number.slice(1) : `+${number}`;
  }
};

const near = (number: string, random: Random): string => {
  let changed = number;
  while (random.percent(35)) changed = neighbour(changed, random);
  return changed;
};

const extension = (number: string, random: Random): string =>
  `${number}${random.pick([';ext=', 'x', 'ext', ';EXT='])}${digitsOf(random, 1 + random.below(4))}`;

const emergency = ['112', '999', '911', '110', '000', '111', '101', '1800', '9112', '9999', '+112', '+999'];

const number = (tenant: Tenant, patterns: readonly string[], random: Random): string => {
  const kind = random.below(100);
  if (kind < 55) return near(randomMember(random.pick(patterns), random), random);
  if (kind < 70) return near(ownNumber(tenant, random), random);
  if (kind < 80) return near(random.pick([...emergency, ...emergencyOf(tenant)]), random);
  if (kind < 88)
    return extension(near(random.pick([ownNumber(tenant, random), `0${digitsOf(random, 9)}`]), random), random);
  if (kind < 94) return `${random.pick(['', '0', '00', '+', '9', '*', '#'])}${digitsOf(random, 1 + random.below(14))}`;
  return random.pick(['0', '00', '*31#', '#31#', '+', '9', '00442079460201', '+31205559000', '+31205559001']);
};

const emergencyOf = (tenant: Tenant): string[] =>
  tenant.emergencyCallRoutingPolicies.flatMap(({ numbers }) => numbers.flatMap(({ dial, masks }) => [dial, ...masks]));

const sometimes = <Value>(random: Random, share: number, value: () => Value): Value | undefined =>
  random.percent(share) ? value() : undefined;

const dialled = (tenant: Tenant, sources: Sources, random: Random): AskedCall => {
  const to = number(tenant, sources.dialled, random);
  const down = sometimes(random, 15, () => [random.pick(tenant.sbcs).fqdn]);
  return {
    from: random.pick(tenant.users).upn,
    // The lab takes no empty text.
    to: to === '' ? '0' : to,
    ...(random.percent(10) && { hidden: true }),
    ...(down && { down }),
    ...(random.percent(50) && { draw: 1 + random.below(1000) }),
  };
};

const caller = (tenant: Tenant, sources: Sources, random: Random): string => {
  const kind = random.below(100);
  if (kind < 50 && sources.callers.length > 0) return near(randomMember(random.pick(sources.callers), random), random);
  if (kind < 75) return random.pick(tenant.sipTrunk.callerNumbers ?? ['+31201112222']);
  return `${random.pick(['+', '', '0'])}${digitsOf(random, 6 + random.below(7))}`;
};

const handedOver = (tenant: Tenant, sources: Sources, random: Random): AskedCall => {
  const own = ownNumber(tenant, random);
  const to = random.percent(50)
    ? own
    : random.percent(60) || sources.called.length === 0
      ? near(own, random)
      : near(randomMember(random.pick(sources.called), random), random);
  return {
    over: random.pick(tenant.sbcs).fqdn,
    from: caller(tenant, sources, random),
    to: to === '' ? own : to,
    ...(random.percent(15) && { busy: true }),
  };
};
