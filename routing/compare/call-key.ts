import { nameKey, type Voice } from '../compile.ts';
import type { DialledCall } from '../trace.ts';
import { treatedKey } from '../treat.ts';
import { joinTries, type Try } from './tries.ts';

/** What a caller could notice of an explained call; two calls with the same key go the same way. */
export const callKey = (voice: Voice, call: DialledCall): string => {
  const { outcome, normalisation } = call;
  if (outcome.kind === 'internal') return `rings ${nameKey(outcome.user)}`;
  if (outcome.kind === 'treated') return `treated ${treatedKey(outcome.target)}`;
  if (outcome.kind === 'dropped') return 'dropped';
  if (outcome.kind === 'calling plan') return `calling plan ${normalisation.number}`;
  const matched = (call.usages.at(-1)?.routes ?? []).filter(({ result }) => result === 'matched');
  const tries = matched.map(
    ({ route }, at): Try => ({
      priority: route.priority,
      sbcs: (outcome.attempts[at]?.sbcs ?? []).map(({ sbc, called }) => {
        const fqdn = voice.sbcs.get(nameKey(sbc))?.sbc.fqdn ?? sbc;
        return { name: sbc, fqdn: `${fqdn.toLowerCase()}:${called}` };
      }),
    }),
  );
  return joinTries(tries).key;
};
