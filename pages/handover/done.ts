import type { Step } from './step.ts';
import type { StepId } from './step-ids.ts';
import { journeyOf, type Subject } from './subject.ts';
import type { Ticks } from './ticks.ts';

/** Steps that the link of this very secret proves. */
const upToLink: readonly StepId[] = ['account', 'platform', 'app-id', 'app-secret', 'expiry', 'unlink', 'link'];

/** Of these steps the ones that are done, with the day: by a tick, or because the tenant file has the link. */
export const doneOf = (subject: Subject, steps: readonly Step[], ticks: Ticks): ReadonlyMap<StepId, string> => {
  const linked = journeyOf(subject) === 'linked' ? subject.tenant.ucaas.linked?.on : undefined;
  return new Map(
    steps.flatMap(({ id }) => {
      const on = ticks[id]?.on.slice(0, 10) ?? (upToLink.includes(id) ? linked : undefined);
      return on === undefined ? [] : [[id, on] as const];
    }),
  );
};
