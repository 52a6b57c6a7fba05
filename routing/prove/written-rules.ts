import { withExternalPrefix } from '../../tenant/dial-plans/external-prefix.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';

/** A dial plan's rules as they were written, and the twins that its external prefix put before them. */
export interface WrittenRules {
  /** E.g. `9`; absent if the plan has none. */
  readonly prefix?: string;
  /** Place of the first written rule in the plan; as many twins stand before it. */
  readonly from: number;
}

/** Tells a plan's written rules from their twins: what comes out when the prefix is put before the second half. */
export const writtenRules = ({ rules }: DialPlan): WrittenRules => {
  const half = rules.length / 2;
  const own = rules.slice(half).map((rule) => ({ ...rule, internal: rule.internal ?? false }));
  const [, prefix] = / \(([0-9*#]{1,4})\)$/.exec(rules[0]?.name ?? '') ?? [];
  if (prefix === undefined || !Number.isInteger(half)) return { from: 0 };
  const made = withExternalPrefix(own, prefix);
  return rules.every((rule, at) => isSame(rule, made[at])) ? { prefix, from: half } : { from: 0 };
};

const isSame = (rule: NormalizationRule, other: NormalizationRule | undefined): boolean =>
  rule.name === other?.name && rule.pattern === other.pattern && rule.translation === other.translation;
