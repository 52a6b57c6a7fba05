import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Caller ID policies that hide every number, and leave it to the users all the same: that does nothing. */
export const callerOverrideIdle = ({ tenant }: Facts): Finding[] =>
  tenant.callerIdPolicies
    .filter(({ show, userOverride }) => show === 'anonymous' && userOverride)
    .map(({ name }) => ({
      kind: 'caller-override-idle',
      level: 'note',
      certainty: 'proved',
      part: { kind: 'caller ID policy', name },
      what: `Caller ID policy "${name}" hides every number, and its users can't lift it: userOverride does nothing there.`,
      why: 'What users may do by userOverride is hide their number, which the policy has done already.',
      fix: 'remove userOverride; for users who choose themselves write show: ownNumber with userOverride: true.',
    }));
