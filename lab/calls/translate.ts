import type { LabGateway } from '../model.ts';
import { firstRewrite } from './pattern.ts';
import type { Translation } from './trace.ts';
import type { World } from './world.ts';

/**
 * A number on its way through an SBC: of the list's rules, in its order, the first that takes it applies (DOC
 * SfB:direct-routing-translate-numbers, PS:Test-CsTeamsTranslationRule). A new rule is used a while later.
 */
export const translate = (
  world: World,
  gateway: LabGateway | undefined,
  list: Translation['list'],
  number: string,
  applied: Translation[],
): string => {
  const names = gateway?.[`${list}NumberTranslationRules`];
  const rules = (Array.isArray(names) ? names : []).flatMap((name) => {
    const rule = world.store.get('translationRule', String(name));
    return rule !== undefined && rule.usableFrom <= world.clock.now() ? [rule] : [];
  });
  const found = firstRewrite(world, rules, number);
  if (found === undefined) return number;
  applied.push({ list, rule: found.rule.Identity });
  return found.number;
};
