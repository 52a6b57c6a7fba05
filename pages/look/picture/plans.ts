import { nameKey, type ReadyUser, type Voice } from '../../../routing/compile.ts';
import type { NormalizationRule } from '../../../routing/config.ts';
import { doubtText } from '../../../routing/doubt-text.ts';
import { type Box, countOf, idOf, type Line, shortened } from './box.ts';
import { takes } from './takes.ts';

interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Dial plans, voice routing policies and emergency call routing policies: those of the file, and those that one of the users has. */
export const plansOf = (voice: Voice, users: readonly ReadyUser[]): Drawn => ({
  boxes: [...dialPlans(voice, users), ...policies(voice, users), ...emergencyPolicies(voice, users)],
  lines: [...policyLines(voice), ...emergencyLines(voice)],
});

/** The names that the file describes, then those that are only in force for somebody. */
const namesOf = (known: readonly { readonly name: string }[], inForce: readonly string[]): string[] => {
  const names = new Map<string, string>();
  for (const name of [...known.map((one) => one.name), ...inForce]) {
    if (!names.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return [...names.values()];
};

const named = <Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined =>
  items.find((item) => nameKey(item.name) === nameKey(name));

const dialPlans = ({ config }: Voice, users: readonly ReadyUser[]): Box[] => {
  const inForce = users.map(({ plan }) => plan.name);
  const has = new Set(inForce.map(nameKey));
  return namesOf(config.dialPlans, inForce).map((name): Box => {
    const rules = named(config.dialPlans, name)?.rules;
    const unread = users.find(({ plan, unreadGlobal }) => unreadGlobal && nameKey(plan.name) === nameKey(name));
    return {
      id: idOf('dial plan', name),
      layer: 'plans',
      kind: 'dial plan',
      title: name,
      under:
        rules === undefined ? 'dial plan, not in the files' : `dial plan, ${countOf(rules.length, 'rule', 'rules')}`,
      facts: [
        ...shortened((rules ?? []).map(ruleText)),
        "The first rule that takes a number decides; behind them come Teams' own rules for the user's country.",
        ...nobody(has, name),
      ],
      doubts: unread ? [doubtText({ kind: 'global plan' })] : [],
    };
  });
};

const ruleText = ({ name, pattern, translation }: NormalizationRule): string => {
  const numbers = takes(pattern);
  return `${name}: ${numbers === '' ? pattern : numbers} becomes ${translation}`;
};

const nobody = (has: ReadonlySet<string>, name: string): string[] => (has.has(nameKey(name)) ? [] : ['Nobody has it.']);

const policies = ({ config }: Voice, users: readonly ReadyUser[]): Box[] => {
  const inForce = users.map(({ policy }) => policy.name);
  const has = new Set(inForce.map(nameKey));
  return namesOf(config.voiceRoutingPolicies, inForce).map((name): Box => {
    const usages = named(config.voiceRoutingPolicies, name)?.pstnUsages;
    const unread = users.some(
      ({ policy, unreadGlobalPolicy }) => unreadGlobalPolicy && nameKey(policy.name) === nameKey(name),
    );
    return {
      id: idOf('voice routing policy', name),
      layer: 'plans',
      kind: 'voice routing policy',
      title: name,
      under: usages === undefined ? 'policy, not in the files' : 'voice routing policy',
      facts: [
        usages === undefined || usages.length === 0
          ? 'No usage: it lets no call out.'
          : `Usages in order of trial: ${usages.join(', ')}.`,
        ...nobody(has, name),
      ],
      doubts: unread ? [doubtText({ kind: 'global policy' })] : [],
    };
  });
};

const policyLines = ({ config }: Voice): Line[] =>
  config.voiceRoutingPolicies.flatMap(({ name, pstnUsages }) =>
    pstnUsages.map((usage, at) => ({
      from: idOf('voice routing policy', name),
      to: idOf('PSTN usage', usage),
      order: at + 1,
    })),
  );

const emergencyPolicies = ({ config }: Voice, users: readonly ReadyUser[]): Box[] => {
  const { emergencyPolicies: known = [] } = config;
  const inForce = [
    ...new Map(
      users.flatMap(({ emergency }) => (emergency ? [[nameKey(emergency.name), emergency.name]] : [])),
    ).values(),
  ];
  const has = new Set(inForce.map(nameKey));
  return namesOf(known, inForce).map((name): Box => {
    const numbers = named(known, name)?.numbers;
    return {
      id: idOf('emergency call routing policy', name),
      layer: 'plans',
      kind: 'emergency call routing policy',
      title: name,
      under:
        numbers === undefined
          ? 'emergency policy, not in the files'
          : `emergency policy: ${numbers.map(({ dial }) => dial).join(', ')}`,
      facts: [
        ...shortened(
          (numbers ?? []).map(
            ({ dial, masks, usage }) =>
              `${dial}${masks.length === 0 ? '' : `, also dialled ${masks.join(', ')}`}: usage ${usage}`,
          ),
        ),
        ...nobody(has, name),
      ],
      doubts: numbers === undefined ? [doubtText({ kind: 'emergency policy unread', policy: name })] : [],
    };
  });
};

const emergencyLines = ({ config: { emergencyPolicies: known = [] } }: Voice): Line[] =>
  known.flatMap(({ name, numbers }) =>
    [...Map.groupBy(numbers, ({ usage }) => nameKey(usage))].map(([usage, some]) => ({
      from: idOf('emergency call routing policy', name),
      to: idOf('PSTN usage', usage),
      note: some.flatMap(({ dial, masks }) => [dial, ...masks]).join(', '),
    })),
  );
