import type { z } from 'zod';
import type { normalizationRule } from '../schema/normalization-rule.ts';
import type { TenantFile } from '../schema/tenant-file.ts';
import type { Path } from '../source/path.ts';

export type FileRule = z.output<typeof normalizationRule>;

/** A rule and where it was written, which for a plan built on another is in that other. */
export interface PlacedRule {
  readonly rule: FileRule;
  readonly path: Path;
}

export interface Composed {
  readonly rules: readonly PlacedRule[];
  /** The prefix and the plan that names it. */
  readonly externalPrefix?: { readonly value: string; readonly plan: string };
  /** Plans that build on each other in a circle, if they do. */
  readonly circle?: readonly string[];
  /** A plan in `from` isn't there. */
  readonly dangling?: boolean;
}

/** A dial plan's rules as written, those of the plan in `from` put in. The external prefix is not yet part of them. */
export const compose = (plans: TenantFile['dialPlans'], name: string, above: readonly string[] = []): Composed => {
  const plan = plans.get(name);
  if (plan === undefined) return { rules: [] };
  const place = (rules: readonly FileRule[] | undefined, ...key: string[]): PlacedRule[] =>
    (rules ?? []).map((rule, index) => ({ rule, path: ['dialPlans', name, ...key, index] }));
  if (Array.isArray(plan)) return { rules: place(plan) };
  const trail = [...above, name];
  const own = plan.externalPrefix === undefined ? undefined : { value: plan.externalPrefix, plan: name };
  if (plan.from === undefined) return { rules: place(plan.rules, 'rules'), ...(own && { externalPrefix: own }) };
  const base = keyOf(plans, plan.from);
  if (base !== undefined && trail.includes(base))
    return { rules: [], circle: [...trail.slice(trail.indexOf(base)), base] };
  const below: Composed = base === undefined ? { rules: [], dangling: true } : compose(plans, base, trail);
  const externalPrefix = own ?? below.externalPrefix;
  return {
    rules: [...place(plan.first, 'first'), ...below.rules, ...place(plan.last, 'last')],
    ...(externalPrefix && { externalPrefix }),
    ...(below.circle && { circle: below.circle }),
    ...(below.dangling && { dangling: true }),
  };
};

const keyOf = (plans: TenantFile['dialPlans'], typed: string): string | undefined =>
  plans.has(typed) ? typed : [...plans.keys()].find((key) => key.toLowerCase() === typed.toLowerCase());
