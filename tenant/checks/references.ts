import { resolver } from '../resolver.ts';
import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import { type Named, unknownName } from '../unknown-name.ts';
import type { Check, Subject } from './check.ts';

/** The kinds of thing that are named in one place and referred to in others. */
export const kinds = {
  sbcs: { one: 'an SBC', many: 'SBCs', under: 'sbcs' },
  pstnUsages: { one: 'a PSTN usage', many: 'PSTN usages', under: 'pstnUsages' },
  voiceRoutingPolicies: {
    one: 'a voice routing policy',
    many: 'voice routing policies',
    under: 'voiceRoutingPolicies',
  },
  dialPlans: { one: 'a dial plan', many: 'dial plans', under: 'dialPlans' },
  sites: { one: 'a site', many: 'sites', under: 'sites' },
} satisfies Record<string, Named>;

/** Names that lead nowhere. */
export const references: Check = (subject) => {
  const find: Finder = (kind, values, path) => {
    const known = subject.names[kind];
    const resolve = resolver(known);
    return values.flatMap((value, index) =>
      value === undefined || resolve(value) !== undefined
        ? []
        : [{ path: path(index), ...unknownName(value, known, kinds[kind]) }],
    );
  };
  return [
    ...inRoutes(subject, find),
    ...inPolicies(subject, find),
    ...inPlans(subject, find),
    ...inSites(subject, find),
    ...linked(subject),
  ];
};

type Finder = (
  kind: keyof typeof kinds,
  values: readonly (string | undefined)[],
  path: (index: number) => Path,
) => Finding[];

const inRoutes = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.pstnUsages ?? [])].flatMap(([usage, routes]) =>
    routes.flatMap(({ sbcs, alsoIn }, at) => [
      ...find('sbcs', sbcs, (index) => ['pstnUsages', usage, at, 'sbcs', index]),
      ...find('pstnUsages', alsoIn, (index) => ['pstnUsages', usage, at, 'alsoIn', index]),
    ]),
  );

const inPolicies = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.voiceRoutingPolicies ?? [])].flatMap(([name, policy]) =>
    Array.isArray(policy)
      ? find('pstnUsages', policy, (index) => ['voiceRoutingPolicies', name, index])
      : find('pstnUsages', policy.pstnUsages, (index) => ['voiceRoutingPolicies', name, 'pstnUsages', index]),
  );

const inPlans = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.dialPlans ?? [])].flatMap(([name, plan]) =>
    Array.isArray(plan) ? [] : find('dialPlans', [plan.from], () => ['dialPlans', name, 'from']),
  );

const inSites = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.sites ?? [])].flatMap(([name, { dialPlan, policy }]) => [
    ...find('dialPlans', [dialPlan], () => ['sites', name, 'dialPlan']),
    ...find('voiceRoutingPolicies', [policy], () => ['sites', name, 'policy']),
  ]);

const linked = ({ file }: Subject): Finding[] => {
  const secret = file.ucaas?.linked?.secret;
  if (secret === undefined || file.app === undefined) return [];
  const known = file.app.secrets.map(({ name }) => name);
  if (known.includes(secret)) return [];
  const words = unknownName(secret, known, {
    one: 'a secret generation',
    many: 'secret generations',
    under: 'app.secrets',
  });
  return [{ path: ['ucaas', 'linked', 'secret'], ...words }];
};
