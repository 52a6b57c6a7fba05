import { kinds } from '../kinds.ts';
import { resolver } from '../resolver.ts';
import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import { translationLists } from '../translation-lists.ts';
import { unknownName } from '../unknown-name.ts';
import type { Check, Subject } from './check.ts';

/** Names that lead nowhere. */
export const references: Check = (subject) => {
  const find: Finder = (kind, values, path) => {
    const known = subject.names[kind];
    if (known === undefined) return [];
    const resolve = resolver(known);
    return values.flatMap((value, index) =>
      value === undefined || resolve(value) !== undefined
        ? []
        : [{ path: path(index), ...unknownName(value, known, kinds[kind]) }],
    );
  };
  return [
    ...inSbcs(subject, find),
    ...inRoutes(subject, find),
    ...inPolicies(subject, find),
    ...inPlans(subject, find),
    ...inEmergencyPolicies(subject, find),
    ...inGroups(subject, find),
    ...inSites(subject, find),
    ...inGlobal(subject, find),
    ...linked(subject),
  ];
};

type Finder = (
  kind: keyof typeof kinds,
  values: readonly (string | undefined)[],
  path: (index: number) => Path,
) => Finding[];

const inSbcs = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.sbcs ?? [])].flatMap(([key, sbc]) =>
    translationLists.flatMap((list) =>
      find('translationRules', sbc[list] ?? [], (index) => ['sbcs', key, list, index]),
    ),
  );

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

const inEmergencyPolicies = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.emergencyCallRoutingPolicies ?? [])].flatMap(([name, { numbers }]) =>
    find(
      'pstnUsages',
      numbers.map(({ usage }) => usage),
      (index) => ['emergencyCallRoutingPolicies', name, 'numbers', index, 'usage'],
    ),
  );

const inPlans = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.dialPlans ?? [])].flatMap(([name, plan]) =>
    Array.isArray(plan) ? [] : find('dialPlans', [plan.from], () => ['dialPlans', name, 'from']),
  );

const inSites = ({ file }: Subject, find: Finder): Finding[] =>
  [...(file.sites ?? [])].flatMap(([name, { dialPlan, policy, group }]) => [
    ...find('dialPlans', [dialPlan], () => ['sites', name, 'dialPlan']),
    ...find('voiceRoutingPolicies', [policy], () => ['sites', name, 'policy']),
    ...find('groups', [group], () => ['sites', name, 'group']),
  ]);

const inGroups = ({ file }: Subject, find: Finder): Finding[] =>
  (file.groups ?? []).flatMap(({ dialPlan, policy }, index) => [
    ...find('dialPlans', [dialPlan], () => ['groups', index, 'dialPlan']),
    ...find('voiceRoutingPolicies', [policy], () => ['groups', index, 'policy']),
  ]);

const inGlobal = ({ file }: Subject, find: Finder): Finding[] => [
  ...find('pstnUsages', file.global?.policy ?? [], (index) => ['global', 'policy', index]),
  ...find('dialPlans', [file.global?.dialPlan], () => ['global', 'dialPlan']),
  ...find('emergencyCallRoutingPolicies', [file.global?.emergencyCallRoutingPolicy], () => [
    'global',
    'emergencyCallRoutingPolicy',
  ]),
  ...find('callerIdPolicies', [file.global?.callerIdPolicy], () => ['global', 'callerIdPolicy']),
];

const linked = ({ file, touched }: Subject): Finding[] => {
  const secret = file.ucaas?.linked?.secret;
  const secrets = file.app?.secrets;
  if (secret === undefined || secrets === undefined || touched(['app', 'secrets'])) return [];
  const known = secrets.map(({ name }) => name);
  if (known.includes(secret)) return [];
  const words = unknownName(secret, known, {
    one: 'a secret generation',
    many: 'secret generations',
    under: 'app.secrets',
  });
  return [{ path: ['ucaas', 'linked', 'secret'], ...words }];
};
