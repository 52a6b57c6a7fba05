import type { ReadySbc, Voice } from './compile.ts';
import { nameKey } from './compile.ts';
import type { TranslationList, VoiceRoute } from './config.ts';
import { withinSteps } from './matching/matcher.ts';
import type { Attempt, Departure, Doubt } from './trace.ts';

/** What one SBC makes of one number: of a list of translation rules, the first that matches applies. */
export const translate = (
  sbc: ReadySbc,
  list: TranslationList,
  number: string,
  doubts: Doubt[],
): { readonly number: string; readonly rule?: string } => {
  for (const rewriter of sbc.translations[list]) {
    const rewritten =
      'apply' in rewriter ? withinSteps(rewriter.rule.pattern, () => rewriter.apply(number)) : rewriter.failure;
    if (rewritten && 'ok' in rewritten) {
      doubts.push({ kind: 'not modelled', what: 'translation rule', name: rewriter.rule.name });
      continue;
    }
    if (!rewritten) continue;
    if (rewritten.partial) doubts.push({ kind: 'partial match', rule: rewriter.rule.name });
    return { number: rewritten.number, rule: rewriter.rule.name };
  }
  return { number };
};

/** One route as Teams tries it: its SBCs, and what each of them sends on. */
export const attempt = (
  voice: Voice,
  route: VoiceRoute,
  called: string,
  caller: string | undefined,
  doubts: Doubt[],
): Attempt => {
  const sbcs: Departure[] = [];
  const disabled: string[] = [];
  for (const name of route.sbcs) {
    const ready = voice.sbcs.get(nameKey(name));
    if (!ready || ready.sbc.enabled === false) disabled.push(ready?.sbc.name ?? name);
    else sbcs.push(depart(ready, called, caller, doubts));
  }
  return { route: route.name, sbcs, disabled };
};

const depart = (ready: ReadySbc, called: string, caller: string | undefined, doubts: Doubt[]): Departure => {
  const applied: Departure['applied'][number][] = [];
  const pass = (list: TranslationList, number: string): string => {
    const result = translate(ready, list, number, doubts);
    if (result.rule !== undefined) applied.push({ list, rule: result.rule });
    return result.number;
  };
  const sbc = ready.sbc.name;
  const out = pass('outboundPstn', called);
  if (caller === undefined) return { sbc, called: out, applied };
  return { sbc, called: out, caller: pass('outboundTeams', caller), applied };
};
