import type { Tree, TreeMap } from './source/tree.ts';

/**
 * The names that a tenant file defines, as typed, so that references resolve even where an entry itself is wrong.
 *
 * A kind is absent where its section may only be misspelt: then no reference to it can be called wrong.
 */
export interface Names {
  readonly sbcs?: readonly string[];
  readonly pstnUsages?: readonly string[];
  readonly voiceRoutingPolicies?: readonly string[];
  readonly dialPlans?: readonly string[];
  readonly sites?: readonly string[];
}

/** `misspelt`: a section has a name that isn't known. */
export const namesOf = (tree: TreeMap, misspelt: boolean): Names => {
  const keys = (section: keyof Names): readonly string[] | undefined => keysOf(tree.entries.get(section), misspelt);
  return {
    sbcs: keys('sbcs'),
    pstnUsages: keys('pstnUsages'),
    voiceRoutingPolicies: keys('voiceRoutingPolicies'),
    dialPlans: keys('dialPlans'),
    sites: keys('sites'),
  };
};

const keysOf = (tree: Tree | undefined, misspelt: boolean): readonly string[] | undefined => {
  if (tree === undefined) return misspelt ? undefined : [];
  return tree.kind === 'map' ? [...tree.entries.keys()] : undefined;
};
