import type { Tree, TreeMap } from './source/tree.ts';

/** The names that a tenant file defines, as typed, so that references resolve even where an entry itself is wrong. */
export interface Names {
  readonly sbcs: readonly string[];
  readonly pstnUsages: readonly string[];
  readonly voiceRoutingPolicies: readonly string[];
  readonly dialPlans: readonly string[];
  readonly sites: readonly string[];
}

export const namesOf = (tree: TreeMap): Names => {
  const keys = (section: string): string[] => keysOf(tree.entries.get(section));
  return {
    sbcs: keys('sbcs'),
    pstnUsages: keys('pstnUsages'),
    voiceRoutingPolicies: keys('voiceRoutingPolicies'),
    dialPlans: keys('dialPlans'),
    sites: keys('sites'),
  };
};

const keysOf = (tree: Tree | undefined): string[] => (tree?.kind === 'map' ? [...tree.entries.keys()] : []);
