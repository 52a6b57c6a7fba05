import { plain, type Tree, type TreeMap } from './source/tree.ts';

/**
 * The names that a tenant file defines, as typed, so that references resolve even where an entry itself is wrong.
 *
 * A kind is absent where its section may only be misspelt: then no reference to it can be called wrong.
 */
export interface Names {
  readonly translationRules?: readonly string[];
  readonly sbcs?: readonly string[];
  readonly pstnUsages?: readonly string[];
  readonly voiceRoutingPolicies?: readonly string[];
  readonly dialPlans?: readonly string[];
  readonly callingPolicies?: readonly string[];
  readonly emergencyCallRoutingPolicies?: readonly string[];
  readonly callerIdPolicies?: readonly string[];
  /** Groups of Entra that are given policies. */
  readonly groups?: readonly string[];
  readonly blockedCallers?: readonly string[];
  readonly blockedCallerExemptions?: readonly string[];
  readonly sites?: readonly string[];
}

/** `misspelt`: a section has a name that isn't known. */
export const namesOf = (tree: TreeMap, misspelt: boolean): Names => {
  const keys = (section: keyof Names): readonly string[] | undefined => keysOf(tree.entries.get(section), misspelt);
  return {
    translationRules: keys('translationRules'),
    sbcs: keys('sbcs'),
    pstnUsages: keys('pstnUsages'),
    voiceRoutingPolicies: keys('voiceRoutingPolicies'),
    dialPlans: keys('dialPlans'),
    callingPolicies: keys('callingPolicies'),
    emergencyCallRoutingPolicies: keys('emergencyCallRoutingPolicies'),
    callerIdPolicies: keys('callerIdPolicies'),
    groups: groupsOf(tree.entries.get('groups'), misspelt),
    blockedCallers: keys('blockedCallers'),
    blockedCallerExemptions: keys('blockedCallerExemptions'),
    sites: keys('sites'),
  };
};

/** They stand in a list, in order of rank. */
const groupsOf = (tree: Tree | undefined, misspelt: boolean): readonly string[] | undefined => {
  if (tree === undefined) return misspelt ? undefined : [];
  if (tree.kind !== 'list') return undefined;
  const names = tree.items.map((item) => item.kind === 'map' && item.entries.get('group'));
  // One that can't be read may be any.
  return names.every((name) => name && name.kind === 'scalar')
    ? names.map((name) => String(name && plain(name)))
    : undefined;
};

const keysOf = (tree: Tree | undefined, misspelt: boolean): readonly string[] | undefined => {
  if (tree === undefined) return misspelt ? undefined : [];
  return tree.kind === 'map' ? [...tree.entries.keys()] : undefined;
};
