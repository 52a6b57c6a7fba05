import { bad, cantTell, type Finding, good } from '../../live/doctor/finding.ts';
import type { Found } from '../bootstrap/check.ts';

/** What --check of bootstrap found, as the doctor tells it. What is too much makes nobody ill: bootstrap tells that. */
export const findingsOfCheck = (found: readonly Found[]): Finding[] =>
  found.flatMap(({ identity, standing, text, fix = '' }): Finding[] => {
    const told = identity === 'everyday' ? text : `${identity === 'setup' ? 'setup identity' : 'the tenant'}: ${text}`;
    if (standing === 'good') return [good('identity', told)];
    if (standing === 'missing') return [bad('identity', told, fix)];
    return standing === 'too much' ? [] : [cantTell('identity', told)];
  });
