import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { nodeAt } from '../source/node-at.ts';
import type { Path } from '../source/path.ts';
import { plain, type TreeMap } from '../source/tree.ts';
import { trunkProviderNames } from '../trunk-providers.ts';
import { sipTrunk } from './sip-trunk.ts';

type Issue = z.core.$ZodIssue;

/**
 * Names that only a provider makes, and that are missing in a file whose trunk `up` doesn't make, as a schema would complain of them.
 *
 * With `up`'s own trunk the SIP domain, and the one SBC that is the trunk, may be without a name until it is there.
 */
export const missingNames = (tree: TreeMap): Issue[] => {
  const made = isMade(tree);
  const sbcs = nodeAt(tree, ['sbcs']);
  const nameless = (sbcs?.kind === 'map' ? [...sbcs.entries] : []).filter(
    ([, sbc]) => sbc.kind === 'map' && !sbc.entries.has('fqdn'),
  );
  const first = made ? nameless.findIndex(([key]) => valueAt(tree, ['sbcs', key, 'derived']) !== true) : -1;
  return [
    ...(made || isThere(tree, ['sipTrunk', 'inboundDomain']) ? [] : missing('sipTrunk', 'inboundDomain')),
    ...(made || isThere(tree, ['sipDomain', 'name']) ? [] : missing('sipDomain', 'name')),
    ...nameless.flatMap(([key], index) => {
      if (index === first) return [];
      const isDerived = valueAt(tree, ['sbcs', key, 'derived']) === true;
      return first < 0 || isDerived ? missing('sbcs', key, 'fqdn') : second(key, nameless[first]?.[0] ?? '');
    }),
  ];
};

/** `up` makes the trunk, or is to once the provider's name is spelt right: then it is the only one with a block of its own. */
const isMade = (tree: TreeMap): boolean => {
  const typed = valueAt(tree, ['sipTrunk', 'provider']);
  if (typed === undefined || sipTrunk.out.shape.provider.safeParse(typed).success)
    return trunkProviderNames.some((name) => name === typed);
  return trunkProviderNames.some(
    (name) => nodeAt(tree, ['sipTrunk', name]) !== undefined || nearest(String(typed), [name]) === name,
  );
};

/** The trunk is one SBC. */
const second = (key: string, first: string): Issue[] => [
  {
    code: 'custom',
    path: ['sbcs', key, 'fqdn'],
    input: undefined,
    message: `fqdn is missing, as at "${first}".`,
    params: {
      allowed: 'The trunk that up makes is one SBC: one may be without a name until it is there.',
      fix: 'add the name of the one that is not the trunk, e.g. fqdn: sbc.contoso.com.',
    },
  },
];

const valueAt = (tree: TreeMap, path: Path): unknown => {
  const node = nodeAt(tree, path);
  return node && plain(node);
};

/** Something stands there, or there is no block in which it could. */
const isThere = (tree: TreeMap, path: Path): boolean =>
  nodeAt(tree, path) !== undefined || nodeAt(tree, path.slice(0, -1))?.kind !== 'map';

const missing = (...path: string[]): Issue[] => [
  { code: 'invalid_type', expected: 'string', path, input: undefined, message: 'missing' },
];
