import type { Call } from '../../routing/question.ts';
import { eachOnce } from '../named.ts';
import type { Pair } from './compare.ts';
import { named, type Sides } from './sides.ts';

/** Treatments of unassigned numbers that take the call, by the files or by the tenant. */
export const treatmentPairs = ({ file, live }: Sides<Call>): Pair[] =>
  eachOnce(
    [live.call, file.call].flatMap(({ outcome }) => (outcome.kind === 'treated' ? [outcome.treatment] : [])),
  ).map((name) => ({
    about: 'treatment',
    name,
    called: `treatment "${name}"`,
    file: named(file.tenant.unassignedNumbers, name),
    tenant: named(live.words.unassignedNumbers, name),
    words: { pattern: {}, user: {}, account: {}, announcement: {} },
  }));
