import { cancel, isCancel, text } from '@clack/prompts';
import { formatWording } from '../../providers/kit/wording.ts';
import { countryOf } from '../../tenant/countries.ts';
import { exampleIn } from '../../tenant/example-in.ts';
import type { Answers, Question } from './questions.ts';

/** Asks a person at the terminal what the flags left open; nothing if they broke it off. */
export const ask = async (
  questions: readonly Question[],
  given: Partial<Answers>,
): Promise<Partial<Answers> | undefined> => {
  let answers = given;
  for (const { key, text: message, example, wrong } of questions) {
    if (answers[key] !== undefined) continue;
    const answer = await text({
      message,
      placeholder: exampleIn(example, countryOf(answers.country ?? '')),
      validate: (value) => {
        const wording = wrong((value ?? '').trim(), answers);
        return wording && formatWording(wording);
      },
    });
    if (isCancel(answer)) {
      cancel('Nothing was written.');
      return undefined;
    }
    answers = { ...answers, [key]: answer.trim() };
  }
  return answers;
};
