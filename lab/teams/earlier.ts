import type { LabKind, LabKinds } from '../model.ts';
import type { Store } from '../store.ts';

/** What cmdlets change, with the key of each row. Rows are replaced on a change, so a copy of the list is a picture. */
const keys = {
  gateway: (row) => row.Identity,
  voiceRoute: (row) => row.Identity,
  voiceRoutingPolicy: (row) => row.Identity,
  dialPlan: (row) => row.Identity,
  callingPolicy: (row) => row.Identity,
  emergencyPolicy: (row) => row.Identity,
  callerIdPolicy: (row) => row.Identity,
  blockedCaller: (row) => row.Identity,
  blockedCallerExemption: (row) => row.Identity,
  translationRule: (row) => row.Identity,
  unassignedTreatment: (row) => row.Identity,
  audioFile: (row) => row.Id,
  groupPolicyAssignment: (row) => `${row.GroupId}/${row.PolicyType}`,
  user: (row) => row.id,
  number: (row) => row.telephoneNumber,
} as const satisfies { [K in LabKind]?: (row: LabKinds[K]) => string };

const usages = 'pstnUsages';

const isSame = (one: unknown, other: string) => typeof one === 'string' && one.toLowerCase() === other.toLowerCase();

/** The tenant as it is now, for readers whom the next change won't reach. */
export const takePicture = (store: Store): ((later: Store) => Store) => {
  const lists = new Map<LabKind, readonly object[]>(
    Object.keys(keys).map((kind) => [kind as LabKind, store.list(kind as LabKind)]),
  );
  const setting = store.get('setting', usages);
  return (later) => ({
    ...later,
    list: (kind) => (lists.get(kind) ?? later.list(kind)) as never,
    where: (kind, property, value) =>
      (lists.get(kind)?.filter((row) => isSame(row[property as keyof typeof row], value)) ??
        later.where(kind, property, value)) as never,
    get: (kind, key) => {
      if (kind === 'setting' && key === usages) return setting as never;
      const keyOf = keys[kind as keyof typeof keys] as ((row: never) => string) | undefined;
      if (keyOf === undefined) return later.get(kind, key);
      return lists.get(kind)?.find((row) => isSame(keyOf(row as never), key)) as never;
    },
  });
};
