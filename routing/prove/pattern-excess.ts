import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Budget } from '../automata/budget.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import { dialable } from '../compare/ground.ts';
import { cut, languageOf, withinBudget } from './matching-numbers.ts';

/** Numbers that a pattern matches beside those that a reader sees. */
export interface Excess {
  /** Why they match, as the end of "… because …". */
  readonly because: string;
  readonly numbers: Language;
  /** `likely`: nobody means it; `possible`: short for "and so on", which is often meant. */
  readonly mistake: 'likely' | 'possible';
}

/** Finds what a pattern matches too much, the worst first; nothing if it is exact, or beyond a machine. */
export const excessOf = (pattern: string): Excess | undefined => withinBudget((budget) => find(pattern, budget));

const find = (pattern: string, budget: Budget): Excess | undefined => {
  const phone = languageOf(dialable, budget);
  const among = (one: Language, text: string): Language => cut(one, languageOf(text, budget), 'inside', budget);
  const without = (one: Language, text: string): Language => cut(one, languageOf(text, budget), 'outside', budget);
  const all = among(phone, pattern);
  const digits = without(among(phone, '^\\+?\\d+$'), pattern);
  if (isEmpty(digits)) return { because: 'it matches every number there is', numbers: all, mistake: 'likely' };
  const inside = without(all, `^(?:${pattern})`);
  if (!isEmpty(inside)) {
    return { because: 'it has no ^, so what it looks for may begin anywhere', numbers: inside, mistake: 'likely' };
  }
  const beyond = without(all, `(?:${pattern})$`);
  const whole = among(all, `(?:${pattern})$`);
  if (!isEmpty(beyond) && !isEmpty(among(whole, '^(?:\\+?\\d{7,15}|\\d{3,6})$'))) {
    return { because: 'it has no $, so anything may follow what it looks for', numbers: beyond, mistake: 'likely' };
  }
  const codes = among(all, '[*#]');
  if (!isEmpty(codes) && !namesCodes(pattern)) {
    return { because: 'it takes * and # where it looks for digits', numbers: codes, mistake: 'likely' };
  }
  const long = among(all, '\\d{16}');
  if (isEmpty(long)) return undefined;
  const because = 'it takes more than 15 digits, which no phone number has';
  return { because, numbers: long, mistake: 'possible' };
};

/** Whether somebody wrote * or # as such, and not by a dot or by "anything but". */
const namesCodes = (text: string): boolean => {
  const parsed = parsePattern(text);
  const names = (node: PatternNode): boolean => {
    switch (node.kind) {
      case 'set':
        return node.chars.length < 30 && /[*#]/.test(node.chars);
      case 'sequence':
        return node.items.some(names);
      case 'choice':
        return node.options.some(names);
      case 'repeat':
      case 'group':
      case 'look':
        return names(node.item);
      default:
        return false;
    }
  };
  return parsed.ok && names(parsed.pattern.root);
};
