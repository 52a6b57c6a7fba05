import { inWords } from '../routing/in-words.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Need } from './need.ts';

/** What holds for everybody who has nothing else, whom no file names. */
export const globalNeeds = (base: Tenant, head: Tenant): Need[] => {
  const was = base.global?.policy ?? [];
  const is = head.global?.policy ?? [];
  const need = (text: string): Need => ({ what: 'global', text });
  const routed =
    head.global?.policy !== undefined && is.join('\n') !== was.join('\n')
      ? [
          need(
            `the Global voice routing policy gets ${is.length === 0 ? 'no usages' : inWords(is)} (${head.global?.reason}): they route the calls of every voice user of the tenant without a policy of their own, Calling Plan and Operator Connect users too, and users who are in no file here. Whose calls that changes, files don't know.`,
          ),
        ]
      : [];
  const emergency = head.global?.emergencyCallRoutingPolicy;
  const numbers = ({ emergencyCallRoutingPolicies }: Tenant, name: string | undefined) =>
    JSON.stringify(emergencyCallRoutingPolicies.find((policy) => policy.name === name)?.numbers ?? []);
  const dialled =
    emergency !== undefined && numbers(base, base.global?.emergencyCallRoutingPolicy) !== numbers(head, emergency)
      ? [
          need(
            `the Global emergency call routing policy gets the numbers of ${emergency} (${head.global?.reason}): by its usages then go the emergency calls of everybody without such a policy, also of users who are in no file here.`,
          ),
        ]
      : [];
  const others = (['dialPlan', 'callerIdPolicy', 'callingPolicy'] as const).flatMap((field) => {
    if (head.global?.[field] === undefined || contentOf(head, field) === contentOf(base, field)) return [];
    const what = {
      dialPlan: `dial plan gets the rules of ${head.global.dialPlan}`,
      callerIdPolicy: `caller ID policy gets the settings of ${head.global.callerIdPolicy}`,
      callingPolicy: 'calling policy changes',
    }[field];
    return [
      need(
        `the Global ${what} (${head.global.reason}): it holds for everybody without one of their own, also for users who are in no file here.`,
      ),
    ];
  });
  const parts = [
    { word: 'voice routing policy', field: 'policy' },
    { word: 'dial plan', field: 'dialPlan' },
    { word: 'emergency call routing policy', field: 'emergencyCallRoutingPolicy' },
    { word: 'caller ID policy', field: 'callerIdPolicy' },
    { word: 'calling policy', field: 'callingPolicy' },
  ] as const;
  const gone = parts.filter(({ field }) => base.global?.[field] !== undefined && head.global?.[field] === undefined);
  if (gone.length === 0) return [...routed, ...dialled, ...others];
  const which = inWords(gone.map(({ word }) => word));
  return [
    ...routed,
    ...dialled,
    ...others,
    need(
      `the Global ${which} ${gone.length === 1 ? 'goes' : 'go'} back to what ${gone.length === 1 ? 'it was' : 'they were'} before this stack wrote ${gone.length === 1 ? 'it' : 'them'}, where nobody has changed that since: the state knows it, files don't.`,
    ),
  ];
};

/** What Global has, as one text: of a caller ID policy its settings, which may change under its name. */
const contentOf = (
  { global, callerIdPolicies }: Tenant,
  field: 'dialPlan' | 'callerIdPolicy' | 'callingPolicy',
): string => {
  if (field !== 'callerIdPolicy') return JSON.stringify(global?.[field] ?? null);
  const {
    name: _,
    description: __,
    adopt: ___,
    ...settings
  } = callerIdPolicies.find(({ name }) => name === global?.callerIdPolicy) ?? { name: '', adopt: false };
  return JSON.stringify([global?.callerIdPolicy !== undefined, settings]);
};
