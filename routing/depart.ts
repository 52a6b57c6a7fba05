import type { TranslationList } from '../tenant/translation-lists.ts';
import type { ReadySbc, Voice } from './compile.ts';
import { nameKey } from './compile.ts';
import type { VoiceRoute } from './config.ts';
import { withinSteps } from './matching/matcher.ts';
import type { Attempt, Departure, Doubt, TranslationTrial } from './trace.ts';

/** What one SBC makes of one number: of a list of translation rules, the first that matches applies. */
export const translate = (
  sbc: ReadySbc,
  list: TranslationList,
  number: string,
  doubts: Doubt[],
  tried: TranslationTrial[] = [],
): { readonly number: string; readonly rule?: string } => {
  for (const rewriter of sbc.translations[list]) {
    const rewritten =
      'apply' in rewriter ? withinSteps(rewriter.rule.pattern, () => rewriter.apply(number)) : rewriter.failure;
    const { rule } = rewriter;
    if (rewritten && 'ok' in rewritten) {
      tried.push({ list, rule, result: 'not modelled', failure: rewritten });
      doubts.push({ kind: 'not modelled', what: 'translation rule', name: rule.name });
      continue;
    }
    tried.push({ list, rule, result: rewritten ? 'matched' : 'no match' });
    if (!rewritten) continue;
    if (rewritten.partial) doubts.push({ kind: 'partial match', rule: rule.name });
    return { number: rewritten.number, rule: rule.name };
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
  const draining: string[] = [];
  const notConnected: string[] = [];
  for (const name of route.sbcs) {
    const ready = voice.sbcs.get(nameKey(name));
    if (!ready || ready.sbc.enabled === false) {
      disabled.push(ready?.sbc.name ?? name);
      if (ready?.sbc.draining) draining.push(ready.sbc.name);
    } else {
      doubtAdopted(ready, ['outboundPstn', 'outboundTeams'], doubts);
      if (ready.sbc.notConnected) notConnected.push(ready.sbc.name);
      sbcs.push(depart(ready, called, caller, doubts));
    }
  }
  return {
    route: route.name,
    sbcs,
    disabled,
    ...(draining.length > 0 && { draining }),
    ...(notConnected.length > 0 && { notConnected }),
  };
};

/** What an SBC has that was there before the files is said once. */
export const doubtAdopted = ({ sbc }: ReadySbc, lists: readonly TranslationList[], doubts: Doubt[]): void => {
  const known = doubts.some((doubt) => doubt.kind === 'adopted sbc' && doubt.sbc === sbc.name);
  const isUnknown = lists.some((list) => sbc.unknownLists?.includes(list));
  if (isUnknown && !known) doubts.push({ kind: 'adopted sbc', sbc: sbc.name });
};

const depart = (ready: ReadySbc, called: string, caller: string | undefined, doubts: Doubt[]): Departure => {
  const applied: Departure['applied'][number][] = [];
  const tried: TranslationTrial[] = [];
  const pass = (list: TranslationList, number: string): string => {
    const result = translate(ready, list, number, doubts, tried);
    if (result.rule !== undefined) applied.push({ list, rule: result.rule });
    return result.number;
  };
  const sbc = ready.sbc.name;
  const out = pass('outboundPstn', called);
  const from = caller === undefined ? undefined : pass('outboundTeams', caller);
  return { sbc, called: out, ...(from !== undefined && { caller: from }), ...(tried.length > 0 && { tried }), applied };
};
