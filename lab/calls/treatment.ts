import { takes } from './pattern.ts';
import type { Treated } from './trace.ts';
import type { World } from './world.ts';

/**
 * The treatment that takes a number which nobody holds, for calls in and calls out: the lowest priority whose pattern takes it (DOC
 * SfB:routing-calls-to-unassigned-numbers).
 */
export const treatmentOf = ({ store }: World, number: string): Treated | undefined => {
  const found = store
    .list('unassignedTreatment')
    .toSorted((one, other) => one.TreatmentPriority - other.TreatmentPriority)
    .find(({ Pattern }) => takes(Pattern, number));
  if (found === undefined) return undefined;
  const { Identity: treatment, TargetType: targetType, Target } = found;
  const target =
    targetType === 'Announcement'
      ? store.get('audioFile', Target.replaceAll('-', ''))?.FileName
      : store.get('user', Target)?.userPrincipalName;
  return { kind: 'treated', treatment, targetType, target: target ?? Target };
};
