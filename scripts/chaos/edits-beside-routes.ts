import type { Edit, Files } from './edit.ts';
import { externalUsers } from './edits-in-ccaip.ts';
import type { Random } from './random.ts';

const site = ['sites', 'Amsterdam'];

/** Sets a value, or takes it away where there is none. */
const put = ({ tenant }: Files, path: readonly string[], value: unknown): void => {
  if (value === undefined) tenant.deleteIn(path);
  else tenant.setIn(path, tenant.createNode(value));
};

const emergencyPolicy = (random: Random) => ({
  numbers: [
    { dial: '112', usage: 'Emergency', ...(random.percent(50) && { masks: random.shuffled(['117', '897']) }) },
    ...(random.percent(50) ? [{ dial: '911', usage: 'Emergency' }] : []),
  ],
});

/** Security groups that the lab has from its first day on. */
export const groupNames = ['CC leads', 'CC floor'] as const;

/** What decides a call beside routes, policies and dial plans: each comes, or is another. */
const comings: readonly Edit[] = [
  {
    name: 'a caller ID policy for the site, or another setting of it',
    make: (files, random) => {
      const reception = { show: 'resource', account: 'reception@contoso.example' };
      const policy = random.percent(50) ? reception : { show: 'anonymous' };
      put(files, ['callerIdPolicies'], { Shown: { ...policy, userOverride: random.percent(50) } });
      put(files, [...site, 'callerIdPolicy'], 'Shown');
      return true;
    },
  },
  {
    name: 'an emergency call routing policy for the site, or other numbers of it',
    make: (files, random) => {
      put(files, ['emergencyCallRoutingPolicies'], { NL: emergencyPolicy(random) });
      put(files, [...site, 'emergencyCallRoutingPolicy'], 'NL');
      return true;
    },
  },
  {
    name: 'other blocked callers, and exemptions',
    make: (files, random) => {
      const redirectTo = 'reception@contoso.example';
      const all = {
        Robots: { pattern: `^\\+?3190${random.below(10)}\\d+$`, ...(random.percent(50) && { redirectTo }) },
        Odd: { pattern: '^\\+?3188\\d+$', enabled: random.percent(50) },
      };
      const names = random.shuffled(['Robots', 'Odd'] as const).slice(0, random.below(3));
      const some = Object.fromEntries(names.map((name) => [name, all[name]]));
      put(files, ['blockedCallers'], names.length === 0 ? undefined : some);
      const office = { Office: { pattern: '^\\+?31205552\\d{3}$' } };
      put(files, ['blockedCallerExemptions'], random.percent(50) ? office : undefined);
      return true;
    },
  },
  {
    name: 'other treatments of unassigned numbers, or another order of them',
    make: (files, random) => {
      const all = [
        { name: 'Block', pattern: '^\\+31205558\\d{3}$', account: 'reception@contoso.example' },
        { name: 'Ten', pattern: `^\\+312055582${random.below(10)}\\d$`, user: 'ada@contoso.example' },
      ];
      const some = random.shuffled(all).slice(0, random.below(3));
      put(files, ['unassignedNumbers'], some.length === 0 ? undefined : some);
      return true;
    },
  },
  {
    name: 'policies of groups, or another order of the groups',
    make: (files, random) => {
      const all = groupNames.map((group) => ({
        group,
        policy: random.pick(['NL agents', 'NL supervisors']),
        ...(random.percent(50) && { dialPlan: 'NL' }),
      }));
      const some = random.shuffled(all).slice(0, random.below(3));
      put(files, ['groups'], some.length === 0 ? undefined : some);
      return true;
    },
  },
  {
    name: 'Global policies, or others of them',
    make: (files, random) => {
      const all = {
        policy: ['Emergency'],
        dialPlan: 'NL',
        callingPolicy: { voicemail: random.pick(['AlwaysDisabled', 'UserOverride']) },
        ...(files.tenant.has('emergencyCallRoutingPolicies') && { emergencyCallRoutingPolicy: 'NL' }),
      };
      const some = Object.fromEntries(Object.entries(all).filter(() => random.percent(60)));
      put(files, ['global'], { reason: 'everybody may call emergency numbers', ...some });
      return true;
    },
  },
];

/** And goes; lists go where a coming takes none of them. */
const goings: readonly Edit[] = [
  {
    name: 'no caller ID policy any more',
    make: (files) => {
      if (!files.tenant.has('callerIdPolicies')) return false;
      put(files, ['callerIdPolicies'], undefined);
      put(files, [...site, 'callerIdPolicy'], undefined);
      return true;
    },
  },
  {
    name: 'no emergency call routing policy any more',
    make: (files) => {
      if (!files.tenant.has('emergencyCallRoutingPolicies')) return false;
      put(files, ['emergencyCallRoutingPolicies'], undefined);
      put(files, [...site, 'emergencyCallRoutingPolicy'], undefined);
      if (files.tenant.has('global')) put(files, ['global', 'emergencyCallRoutingPolicy'], undefined);
      return true;
    },
  },
  {
    name: 'no Global policies any more',
    make: (files) => {
      if (!files.tenant.has('global')) return false;
      put(files, ['global'], undefined);
      return true;
    },
  },
  {
    name: 'an SBC that is taken out of service, or back',
    make: (files, random) => {
      const path = ['sbcs', 'main', 'drain'];
      put(files, path, files.tenant.getIn(path) === true ? random.pick([false, undefined]) : true);
      return true;
    },
  },
];

export const editsBesideRoutes: readonly Edit[] = [...comings, ...goings];

/** A tenant file with every section. */
export const fillAtRandom = (files: Files, random: Random): string[] =>
  [...comings, externalUsers].filter((edit) => edit.make(files, random)).map(({ name }) => name);
