import type { z } from 'zod';
import type { Wording } from '../problem.ts';

/** A check with words of its own: `judge` returns what is wrong, or nothing. */
export const worded =
  <Value>(judge: (value: Value) => Wording | undefined) =>
  (context: z.core.ParsePayload<Value>): void => {
    const wording = judge(context.value);
    if (wording === undefined) return;
    const { message, ...params } = wording;
    context.issues.push({ code: 'custom', message, params, input: context.value });
  };
