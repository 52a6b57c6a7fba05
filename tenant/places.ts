import { compose } from './dial-plans/compose.ts';
import { parseSections } from './schema/parse-sections.ts';
import type { TenantFile } from './schema/tenant-file.ts';
import { nodeAt } from './source/node-at.ts';
import { formatPath, type Path } from './source/path.ts';
import { readFiles } from './source/read-files.ts';
import { readCsv } from './users/read-csv.ts';

/** A thing that a tenant's files describe, by name. */
export type Part =
  /** A rule of a plan; with an external prefix, the rule that was written or its twin. */
  | { readonly kind: 'rule'; readonly plan: string; readonly name: string }
  | {
      readonly kind: 'translation rule' | 'calling policy' | 'emergency policy' | 'caller ID policy';
      readonly name: string;
    }
  | { readonly kind: 'unassigned numbers'; readonly name: string }
  | { readonly kind: 'blocked caller' | 'exempt caller'; readonly name: string }
  | { readonly kind: 'plan' | 'route' | 'usage' | 'policy' | 'sbc'; readonly name: string }
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'exception' | 'secret' | 'queue'; readonly name: string }
  /** By its place in the list, from 0. */
  | { readonly kind: 'emergency form'; readonly index: number }
  | { readonly kind: 'caller numbers' }
  | { readonly kind: 'destinations' }
  /** By its path below `sipTrunk`. */
  | { readonly kind: 'trunk'; readonly path: readonly string[] }
  | { readonly kind: 'global' | 'country' | 'multicast limit' | 'protection' | 'tenant id' };

/** Where a thing was written, as a person would find it. */
export interface Place {
  /** E.g. `stacks/contoso/tenant.yaml`, or its template's file. */
  readonly file: string;
  /** Line in users.csv, from 1. */
  readonly line?: number;
  /** As typed, e.g. `dialPlans.NL[2]`. */
  readonly path?: string;
}

/** Finds where the things of a tenant were written; its files must have been loaded without problems. */
export const readPlaces = (root: string, name: string): ((part: Part) => Place) => {
  const { tree, csv, csvFile } = readFiles(root, name);
  const file = tree && parseSections(tree).whole;
  if (tree === undefined || file === undefined) return () => ({ file: csvFile });
  const rows = csv === undefined ? [] : readCsv(csv, csvFile).rows;
  const lines = new Map(rows.map(({ line, cells }) => [cells.upn?.toLowerCase(), line]));
  return (part) => {
    if (part.kind === 'user') {
      const line = lines.get(part.name.toLowerCase());
      return { file: csvFile, ...(line !== undefined && { line }) };
    }
    const path = pathOf(file, part);
    return { file: (nodeAt(tree, path, true) ?? tree).origin.file, path: formatPath(path) };
  };
};

const pathOf = (file: TenantFile, part: Exclude<Part, { kind: 'user' }>): Path => {
  const { global } = file;
  switch (part.kind) {
    case 'rule':
      return ruleIn(file, isGlobal(part.plan) ? (global?.dialPlan ?? '') : part.plan, part.name) ?? planAt(part.plan);
    case 'plan':
      return planAt(part.name);
    case 'route':
      return routeIn(file, part.name) ?? ['pstnUsages'];
    case 'usage':
      return ['pstnUsages', part.name];
    case 'policy':
      return isGlobal(part.name) ? ['global', 'policy'] : ['voiceRoutingPolicies', part.name];
    case 'translation rule':
      return ['translationRules', part.name];
    case 'calling policy':
      return isGlobal(part.name) ? ['global', 'callingPolicy'] : ['callingPolicies', part.name];
    case 'emergency policy':
      return ['emergencyCallRoutingPolicies', part.name];
    case 'caller ID policy':
      return ['callerIdPolicies', part.name];
    case 'unassigned numbers': {
      const at = file.unassignedNumbers.findIndex(({ name }) => name === part.name);
      return at < 0 ? ['unassignedNumbers'] : ['unassignedNumbers', at];
    }
    case 'blocked caller':
      return ['blockedCallers', part.name];
    case 'exempt caller':
      return ['blockedCallerExemptions', part.name];
    case 'caller numbers':
      return ['sipTrunk'];
    case 'sbc':
      return ['sbcs', part.name];
    case 'global':
      return ['global', 'policy'];
    case 'country':
      return ['country'];
    case 'protection':
      return ['protect'];
    case 'tenant id':
      return ['tenant', 'id'];
    case 'exception':
      return ['exceptions', part.name];
    case 'secret': {
      const at = file.app.secrets.findIndex(({ name }) => name === part.name);
      return at < 0 ? ['app', 'secrets'] : ['app', 'secrets', at];
    }
    case 'emergency form':
      return ['emergencyForms', part.index];
    case 'queue': {
      const at = file.queues.findIndex(({ name }) => name === part.name);
      return at < 0 ? ['queues'] : ['queues', at];
    }
    case 'trunk':
      return ['sipTrunk', ...part.path];
    case 'destinations':
      return ['sipTrunk', 'telnyx', 'outbound', 'destinations'];
    case 'multicast limit':
      return ['ucaas', 'multicastLimit'];
  }
};

/** Global has the rules of a plan of the file. */
const isGlobal = (name: string): boolean => name.toLowerCase() === 'global';
const planAt = (plan: string): Path => (isGlobal(plan) ? ['global', 'dialPlan'] : ['dialPlans', plan]);

const ruleIn = ({ dialPlans }: TenantFile, plan: string, name: string): Path | undefined => {
  const { rules, externalPrefix } = compose(dialPlans, plan);
  return rules.find(({ rule }) => rule.name === name || `${rule.name} (${externalPrefix?.value})` === name)?.path;
};

const routeIn = ({ pstnUsages }: TenantFile, name: string): Path | undefined => {
  for (const [usage, routes] of pstnUsages) {
    const at = routes.findIndex(({ route }) => route === name);
    if (at >= 0) return ['pstnUsages', usage, at];
  }
  return undefined;
};
