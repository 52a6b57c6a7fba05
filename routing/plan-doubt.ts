import type { NormalizationRule, ServiceRule } from './config.ts';
import type { Doubt } from './trace.ts';

/** Why nobody can be certain of what the dial plan makes of a number, or whether an emergency call routing policy takes it. */
export type DecidingDoubt =
  | PlanDoubt
  | Extract<
      Doubt,
      { kind: 'calls off' | 'emergency order' | 'emergency plus' | 'emergency policy unread' | 'emergency treatment' }
    >;

/** Why nobody can be certain of what the dial plan makes of a number. */
export type PlanDoubt = Extract<Doubt, { kind: 'service rules' | 'global plan' }>;

/** What of a user decides how much of their rules is known. */
export interface KnownRules {
  readonly user: { readonly country: string };
  /** All of Teams' own rules for the user's country are known. */
  readonly wholeCountry: boolean;
  /** The plan in force is Global, and its rules aren't known. */
  readonly unreadGlobal: boolean;
}

/**
 * Doubts about the rule that took a number, or, without one, about no rule taking it.
 *
 * A number that begins with + and that no rule takes is left alone: that is what was printed for each country whose rules are known.
 */
export const planDoubts = (
  { user: { country }, wholeCountry, unreadGlobal }: KnownRules,
  rule: NormalizationRule | ServiceRule | undefined,
  dialled: string,
): PlanDoubt[] => {
  const doubts: PlanDoubt[] = unreadGlobal ? [{ kind: 'global plan' }] : [];
  if (rule !== undefined) {
    const isLikely = 'certainty' in rule && rule.certainty === 'likely';
    return isLikely ? [...doubts, { kind: 'service rules', country, rule: rule.name }] : doubts;
  }
  return wholeCountry || dialled.startsWith('+') ? doubts : [...doubts, { kind: 'service rules', country }];
};

/** The doubt in half a sentence, the same for every number. */
export const planDoubtReason = (doubt: DecidingDoubt): string => {
  switch (doubt.kind) {
    case 'global plan':
      return "the files don't hold the rules of the Global dial plan";
    case 'service rules':
      return `Teams' own rules for ${doubt.country || 'a user without a usage location'} are not all published`;
    case 'calls off':
      return `what Teams does with an emergency call where calling policy "${doubt.policy}" allows no calls at all isn't published`;
    case 'emergency order':
      return `whether Teams asks emergency call routing policy "${doubt.policy}" before the dial plan or after it isn't published`;
    case 'emergency plus':
      return `whether emergency call routing policy "${doubt.policy}", which has ${doubt.has}, takes ${doubt.dialled} too isn't published`;
    case 'emergency policy unread':
      return `the files don't hold emergency call routing policy "${doubt.policy}"`;
    case 'emergency treatment':
      return `whether treatment "${doubt.treatment}" comes before emergency call routing policy "${doubt.policy}" isn't published`;
  }
};

/** Why it isn't certain which rule decides about a call; nothing if it is. Who doesn't know the plan needn't ask what follows it. */
export const planReason = (doubts: readonly Doubt[]): string | undefined => {
  const [first] = doubts.filter(isDecidingDoubt);
  return first && planDoubtReason(first);
};

const deciding: ReadonlySet<string> = new Set<DecidingDoubt['kind']>([
  'service rules',
  'global plan',
  'calls off',
  'emergency order',
  'emergency plus',
  'emergency policy unread',
  'emergency treatment',
]);

const isDecidingDoubt = (doubt: Doubt): doubt is DecidingDoubt => deciding.has(doubt.kind);
