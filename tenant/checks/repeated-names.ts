import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import type { Check, Subject } from './check.ts';
import { type Placed, repeats } from './repeats.ts';

const ignoresCase = 'Names in Teams are unique, and ignore case.';

/** Names that Teams couldn't tell apart, and lists that say a thing twice. */
export const repeatedNames: Check = (subject) => [
  ...keys(subject),
  ...routes(subject),
  ...fqdns(subject),
  ...secrets(subject),
  ...lists(subject),
];

const keys = ({ names }: Subject): Finding[] =>
  Object.entries(names).flatMap(([section, known]: [string, readonly string[]]) =>
    repeats(
      known.map((value) => ({ value, path: [section, value] })),
      ignoresCase,
      "rename one, or spell a template's name as the template does.",
    ),
  );

const routes = ({ file }: Subject): Finding[] => {
  const places = [...(file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.map(({ route }, index): Placed => ({ value: route, path: ['pstnUsages', usage, index, 'route'] })),
  );
  return repeats(
    places,
    ignoresCase,
    'rename one; a route that serves two usages stands under one and names the other in alsoIn.',
  );
};

const fqdns = ({ file }: Subject): Finding[] => {
  const places = [...(file.sbcs ?? [])].map(
    ([key, { fqdn }]): Placed => ({ value: fqdn, path: ['sbcs', key, 'fqdn'] }),
  );
  return repeats(
    places,
    'An SBC stands once, whatever its key.',
    'use the first entry in routes, or correct the name.',
  );
};

const secrets = ({ file }: Subject): Finding[] => {
  const places = (file.app?.secrets ?? []).map(
    ({ name }, index): Placed => ({ value: name, path: ['app', 'secrets', index, 'name'] }),
  );
  return repeats(places, 'Each generation of the secret has a name of its own.', 'add a letter, e.g. 2026-11b.');
};

const lists = ({ file }: Subject): Finding[] => {
  const policies = [...(file.voiceRoutingPolicies ?? [])].map(([name, policy]): [Path, readonly string[]] =>
    Array.isArray(policy)
      ? [['voiceRoutingPolicies', name], policy]
      : [['voiceRoutingPolicies', name, 'pstnUsages'], policy.pstnUsages],
  );
  const inRoutes = [...(file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.flatMap(({ sbcs }, index): [Path, readonly string[]][] => [[['pstnUsages', usage, index, 'sbcs'], sbcs]]),
  );
  const usages = [...(file.pstnUsages ?? [])].flatMap(([usage, entries]) =>
    entries.flatMap(({ alsoIn }, index) =>
      repeats(
        [
          { value: usage, path: ['pstnUsages', usage] },
          ...alsoIn.map((value, at): Placed => ({ value, path: ['pstnUsages', usage, index, 'alsoIn', at] })),
        ],
        'A route is in a usage once.',
        'remove it from alsoIn.',
      ),
    ),
  );
  const once = [...policies, ...inRoutes].flatMap(([path, values]) =>
    repeats(
      values.map((value, at) => ({ value, path: [...path, at] })),
      'Each name stands once in a list.',
      'remove the second.',
    ),
  );
  return [...usages, ...once];
};
