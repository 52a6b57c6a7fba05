import type { Call, Question } from '../routing/question.ts';

/** An E.164 number, with or without an extension. */
const isNumber = (text: string): boolean => /^\+[1-9]\d{1,14}(;ext=\d+)?$/i.test(text);

/** Numbers whose holder decides about the call. */
export const touchedNumbers = (calls: readonly (Call | undefined)[]): string[] => {
  const numbers = calls.flatMap((call) => {
    if (call === undefined) return [];
    if (call.direction === 'dialled') return [call.normalisation.number];
    // Without its + a number rings nobody; who has it with one tells why.
    return call.arrivals.flatMap(({ called }) => (called.startsWith('+') ? [called] : [called, `+${called}`]));
  });
  return [...new Set(numbers)].filter(isNumber);
};

/** People without whom the call can't be told, by UPN: who dials, whose address it is, whom the file lets ring. */
export const touchedPeople = (question: Question, byFile: Call | undefined): string[] => {
  const named = question.upn === undefined ? [] : [question.upn];
  const rung =
    byFile?.direction === 'handed over'
      ? byFile.arrivals.flatMap(({ user }) => (user === undefined ? [] : [user]))
      : [];
  return [...new Set([...named, ...rung])];
};
