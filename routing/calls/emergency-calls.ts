import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { explainDialled } from '../explain.ts';
import { neededEmergency } from '../numbers/emergency.ts';
import { emergencyLost } from '../prove/emergency-lost.ts';
import type { Facts } from '../prove/facts.ts';
import type { Finding } from '../prove/finding.ts';
import { asItGoes } from './as-it-goes.ts';

/** Emergency calls of a tenant by its files. */
export interface EmergencyCalls {
  /** Numbers that have to be reached and aren't. */
  readonly lost: readonly Finding[];
  /** One call of each number that has to be reached, by one user of each kind, as the files have it go. */
  readonly calls: readonly ExpectedCall[];
}

/** What has to be reached by those who may call outside at all: lint's own judgement, and as many calls to hold a tenant against it. */
export const emergencyCalls = (facts: Facts): EmergencyCalls => ({
  lost: emergencyLost(facts).findings.filter(({ level }) => level === 'error'),
  calls: facts.callers.flatMap(({ ready, users }) =>
    users.length === 0 || ready.usages.length === 0
      ? []
      : neededEmergency(ready.user.country).flatMap(({ number, standing }) =>
          standing === 'required' ? (asItGoes(facts.voice, explainDialled(facts.voice, ready, number)) ?? []) : [],
        ),
  ),
});
