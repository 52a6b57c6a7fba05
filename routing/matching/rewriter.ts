import type { PatternFailure } from '../../providers/msteams/schema/pattern/pattern.ts';
import { parseTranslation, type TranslationPart } from '../../providers/msteams/schema/pattern/translation.ts';
import type { Rewrite } from '../config.ts';
import { type Matcher, matcherFor } from './matcher.ts';

/** A rule made ready to run. */
export interface Rewriter<Rule extends Rewrite = Rewrite> {
  readonly rule: Rule;
  readonly apply: (number: string) => Rewritten | undefined;
}

export interface Rewritten {
  readonly number: string;
  /**
   * The pattern took only a part of the number. It isn't published what Teams then does with the rest; the model
   * drops it.
   */
  readonly partial: boolean;
}

/** A rule whose pattern or translation isn't modelled. */
export interface Unmodelled<Rule extends Rewrite = Rewrite> {
  readonly rule: Rule;
  readonly failure: PatternFailure;
}

/** Makes a rule ready: what it yields is its translation with the groups filled in. */
export const rewriterFor = <Rule extends Rewrite>(rule: Rule): Rewriter<Rule> | Unmodelled<Rule> => {
  const matcher = matcherFor(rule.pattern);
  if (!('test' in matcher)) return { rule, failure: matcher };
  const parsed = parseTranslation(rule.translation, matcher.pattern);
  if (!parsed.ok) return { rule, failure: parsed };
  return { rule, apply: applier(matcher, parsed.translation.parts) };
};

const applier =
  (matcher: Matcher, parts: readonly TranslationPart[]): Rewriter['apply'] =>
  (number) => {
    const groups = matcher.match(number);
    if (!groups) return undefined;
    let result = '';
    for (const part of parts) result += part.kind === 'text' ? part.value : (groups[part.number] ?? '');
    return { number: result, partial: groups[0]?.length !== number.length };
  };
