import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import { translationLists } from '../translation-lists.ts';
import type { Check, Subject } from './check.ts';
import { type Placed, repeats } from './repeats.ts';

const ignoresCase = 'Names in Teams are unique, and ignore case.';

/** Names that Teams couldn't tell apart, and lists that say a thing twice. */
export const repeatedNames: Check = (subject) => [
  ...keys(subject),
  ...routes(subject),
  ...treatments(subject),
  ...queues(subject),
  ...fqdns(subject),
  ...secrets(subject),
  ...lists(subject),
];

/** Groups stand in a list: a check of their own has their places. */
const keys = (subject: Subject): Finding[] =>
  Object.entries(subject.names).flatMap(([section, known]: [string, readonly string[] | undefined]) =>
    section === 'groups'
      ? []
      : repeats(
          subject,
          (known ?? []).map((value) => ({ value, path: [section, value] })),
          ignoresCase,
          "rename one, or spell a template's name as the template does.",
        ),
  );

const routes = (subject: Subject): Finding[] => {
  const places = [...(subject.file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.map(({ route }, index): Placed => ({ value: route, path: ['pstnUsages', usage, index, 'route'] })),
  );
  return repeats(
    subject,
    places,
    ignoresCase,
    'rename one; a route that serves two usages stands under one and names the other in alsoIn.',
  );
};

const treatments = (subject: Subject): Finding[] =>
  repeats(
    subject,
    (subject.file.unassignedNumbers ?? []).map(
      ({ name }, index): Placed => ({ value: name, path: ['unassignedNumbers', index, 'name'] }),
    ),
    ignoresCase,
    'rename one.',
  );

const queues = (subject: Subject): Finding[] =>
  repeats(
    subject,
    (subject.file.queues ?? []).map(({ name }, index): Placed => ({ value: name, path: ['queues', index, 'name'] })),
    'A queue stands once, with all who must be in it.',
    'join the two.',
  );

const fqdns = (subject: Subject): Finding[] => {
  const places = [...(subject.file.sbcs ?? [])].flatMap(([key, { fqdn }]): Placed[] =>
    fqdn === undefined ? [] : [{ value: fqdn, path: ['sbcs', key, 'fqdn'] }],
  );
  return repeats(
    subject,
    places,
    'An SBC stands once, whatever its key.',
    'use the first entry in routes, or correct the name.',
  );
};

const secrets = (subject: Subject): Finding[] => {
  const places = (subject.file.app?.secrets ?? []).map(
    ({ name }, index): Placed => ({ value: name, path: ['app', 'secrets', index, 'name'] }),
  );
  return repeats(
    subject,
    places,
    'Each generation of the secret has a name of its own.',
    'add a letter, e.g. 2026-11b.',
  );
};

const lists = (subject: Subject): Finding[] => {
  const policies = [...(subject.file.voiceRoutingPolicies ?? [])].map(([name, policy]): [Path, readonly string[]] =>
    Array.isArray(policy)
      ? [['voiceRoutingPolicies', name], policy]
      : [['voiceRoutingPolicies', name, 'pstnUsages'], policy.pstnUsages],
  );
  const inRoutes = [...(subject.file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.flatMap(({ sbcs }, index): [Path, readonly string[]][] => [[['pstnUsages', usage, index, 'sbcs'], sbcs]]),
  );
  const usages = [...(subject.file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.flatMap(({ alsoIn }, index) =>
      repeats(
        subject,
        [
          { value: usage, path: ['pstnUsages', usage] },
          ...alsoIn.map((value, at): Placed => ({ value, path: ['pstnUsages', usage, index, 'alsoIn', at] })),
        ],
        'A route is in a usage once.',
        'remove it from alsoIn.',
      ),
    ),
  );
  const inSbcs = [...(subject.file.sbcs ?? [])].flatMap(([key, sbc]) =>
    translationLists.map((list): [Path, readonly string[]] => [['sbcs', key, list], sbc[list] ?? []]),
  );
  const everybodys = subject.file.global?.policy ?? [];
  const inQueues = (subject.file.queues ?? []).flatMap(({ teams, agents }, index): [Path, readonly string[]][] => [
    [['queues', index, 'teams'], teams],
    [['queues', index, 'agents'], agents],
  ]);
  const once = [
    ...policies,
    ...inRoutes,
    ...inSbcs,
    ...inQueues,
    [['global', 'policy'], everybodys] as [Path, readonly string[]],
  ].flatMap(([path, values]) =>
    repeats(
      subject,
      values.map((value, at) => ({ value, path: [...path, at] })),
      'Each name stands once in a list.',
      'remove the second.',
    ),
  );
  return [...usages, ...once];
};
