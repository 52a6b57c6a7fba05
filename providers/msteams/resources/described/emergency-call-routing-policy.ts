import { diffList, diffMap, diffScalars } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import type { Nested } from '../../powershell/cmdlets.ts';
import {
  type EmergencyCallRoutingPolicyArgs,
  emergencyCallRoutingPolicy,
} from '../../schema/emergency-call-routing-policy.ts';
import { type EmergencyNumber, emergencyNumberFields } from '../../schema/emergency-number.ts';
import type { Session } from '../../session.ts';
import { sameName, spelledLike } from '../same-name.ts';
import type { EmergencyPolicyRow } from '../tenant-objects.ts';
import { fromDeclaration, readFields, writeFields } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';
import { usagesOf, waitingRoutes } from './waits-for.ts';

type Numbers = EmergencyCallRoutingPolicyArgs['numbers'];

const toNumberObjects = (numbers: Numbers): Nested[] =>
  Object.entries(numbers).map(([dial, number]) => ({
    $cmdlet: 'New-CsTeamsEmergencyNumber',
    parameters: { EmergencyDialString: dial, ...writeFields(emergencyNumberFields, number) },
  }));

/** By dial string; a second one of the same, which only another tool can make, is shown by its place. */
const toNumbers = ({ EmergencyNumbers }: EmergencyPolicyRow): Numbers => {
  const numbers: Numbers = {};
  for (const [index, printed] of EmergencyNumbers.entries()) {
    const { EmergencyDialString: dial } = printed;
    const key = Object.hasOwn(numbers, dial) ? `${dial} (${index + 1})` : dial;
    numbers[key] = readFields(emergencyNumberFields, printed) as EmergencyNumber;
  }
  return numbers;
};

const mapped = (numbers: Numbers, change: (number: EmergencyNumber, dial: string) => EmergencyNumber): Numbers =>
  Object.fromEntries(Object.entries(numbers).map(([dial, number]) => [dial, change(number, dial)]));

const spelled = (usage: string, like: readonly string[]): string => spelledLike([usage], like)[0] ?? usage;

/** Masks have no order, and usages no case. */
const isSame = (one: EmergencyNumber, other: EmergencyNumber | undefined): boolean =>
  other !== undefined && sameName(one.usage, other.usage) && sameMasks(one.masks, other.masks);

const sameMasks = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((mask) => other.includes(mask));

const sameNumbers = (asked: Numbers, shown: Numbers): boolean =>
  Object.keys(asked).length === Object.keys(shown).length &&
  Object.entries(asked).every(([dial, number]) => isSame(number, shown[dial]));

/** What Teams shows, with what only differs in case or in order as it is asked. */
const spelledAs = (asked: Numbers, shown: Numbers): Numbers =>
  mapped(shown, (number, dial) => {
    const known = asked[dial];
    if (known === undefined) return number;
    return {
      masks: sameMasks(known.masks, number.masks) ? known.masks : number.masks,
      usage: spelled(number.usage, [known.usage]),
    };
  });

const diffNumbers = (before: Numbers, after: Numbers): Change[] => {
  const kept = Object.keys(before ?? {}).filter((dial) => Object.hasOwn(after ?? {}, dial));
  const others = (numbers: Numbers) =>
    typeof numbers === 'object' ? Object.fromEntries(Object.keys(numbers).map((dial) => [dial, true])) : numbers;
  return [
    ...diffMap('numbers', others(before), others(after)),
    ...kept.flatMap((dial) => {
      const [was, is] = [before[dial], after[dial]];
      if (was === undefined || is === undefined) return [];
      return [...diffList('masks', was.masks, is.masks), ...diffScalars(['usage'], was, is)].map((change) => ({
        ...change,
        path: `numbers["${dial}"].${change.path}`,
      }));
    }),
  ];
};

/** What of it Teams hasn't got, for the case that it stays so. */
const shortfall = (asked: Numbers, shown: Numbers): string | undefined => {
  const missing = Object.entries(asked).flatMap(([dial, number]) => (isSame(number, shown[dial]) ? [] : [dial]));
  const { length } = Object.keys(asked);
  return missing.length === 0
    ? undefined
    : `Teams accepted it, but shows ${length - missing.length} of its ${length} emergency numbers as asked; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing or otherwise. Nobody is given it like this.`;
};

/** What both a policy and Global are made of. */
export const emergencyCallRoutingPolicyObject = (session: Session) =>
  fromDeclaration(emergencyCallRoutingPolicy, {
    source: (objects) => objects.emergencyPolicies,
    settings: [
      {
        parameter: 'EmergencyNumbers',
        wanted: ({ numbers }) => toNumberObjects(numbers),
        isMet: ({ numbers }, row) => sameNumbers(numbers, toNumbers(row)),
      },
    ],
    read: (row, _rows, asked) => ({ numbers: spelledAs(asked?.numbers ?? {}, toNumbers(row)) }),
    diff: { numbers: (state, args) => diffNumbers(state.numbers, args.numbers) },
    spell: async (args, usages) => {
      const known = await usages();
      return { ...args, numbers: mapped(args.numbers, (one) => ({ ...one, usage: spelled(one.usage, known) })) };
    },
    // A new one nobody has yet; what people have must not lose its calls.
    waits: { for: ({ numbers }, isThere) => (isThere ? waitingRoutes(session, usagesOf(numbers)) : undefined) },
    readsBack: true,
    shortfall: ({ numbers }, row) => shortfall(numbers, toNumbers(row)),
  });

/**
 * An emergency call routing policy: New-, Set- and Remove-CsTeamsEmergencyCallRoutingPolicy. Its numbers are set as one plain list,
 * from objects made in the same session. While somebody holds it Teams refuses to remove it.
 *
 * What Set has done is read back: a policy with fewer numbers than asked must fail before anybody gets it.
 */
export const createEmergencyCallRoutingPolicyKind = (session: Session) =>
  createDescribedKind(session, emergencyCallRoutingPolicyObject(session));
