import fc from 'fast-check';
import { parsePattern } from '../../../providers/msteams/schema/pattern/parse.ts';

const atom = fc.constantFrom('0', '1', '2', '\\d', '[01]', '[^2]', '.', '\\+');
const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,2}', '??', '*?', '+?', '{1,}');

const madeUp: fc.Arbitrary<string> = fc.letrec<{ choice: string }>((tie) => ({
  choice: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc
      .array(
        fc.tuple(
          fc.oneof(
            { weight: 4, arbitrary: atom },
            { weight: 1, arbitrary: fc.constantFrom('^', '$') },
            { weight: 2, arbitrary: tie('choice').map((inner) => `(${inner})`) },
            { weight: 2, arbitrary: tie('choice').map((inner) => `(?:${inner})`) },
            { weight: 1, arbitrary: tie('choice').map((inner) => `(?=${inner})`) },
            { weight: 1, arbitrary: tie('choice').map((inner) => `(?!${inner})`) },
            { weight: 1, arbitrary: tie('choice').map((inner) => `(?:${inner}|${inner}1)`) },
          ),
          quantifier,
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((items) => items.map(([item, count]) => (/^(\^|\$|\(\?[=!])/.test(item) ? item : item + count)).join('')),
    fc.tuple(tie('choice'), tie('choice')).map(([a, b]) => `${a}|${b}`),
  ),
})).choice;

/** Random patterns that .NET and JavaScript read, over the digits 0-2 and +; all versions of .NET read them alike. */
export const randomPattern = madeUp.filter((text) => {
  const parsed = parsePattern(text);
  return parsed.ok && parsed.pattern.unclear === undefined;
});

/** Every text over `0 1 2 +` up to a length. */
export const shortTexts = (length: number, alphabet = '012+'): string[] => {
  let layer = [''];
  const texts = [''];
  for (let step = 0; step < length; step += 1) {
    layer = layer.flatMap((text) => [...alphabet].map((char) => text + char));
    texts.push(...layer);
  }
  return texts;
};
