import type { Difference } from './difference.ts';
import { named, type Sides } from './sides.ts';

/** Numbers that ring somebody else in the tenant than by the file. */
export const differencesOfNumbers = ({ file, live }: Sides<unknown>, numbers: readonly string[]): Difference[] =>
  numbers.flatMap((number): Difference[] => {
    const before = file.voice.numbers.get(number);
    const now = live.voice.numbers.get(number);
    if (before?.name.toLowerCase() === now?.name.toLowerCase()) {
      if (now?.skipsInternal !== true) return [];
      const text = `${number} is reached through the network even by colleagues (ReverseNumberLookup); the file can't say that.`;
      return [{ about: 'number', name: number, text }];
    }
    const holder = now === undefined ? "nobody's number" : `the number of ${now.name}`;
    if (before === undefined) {
      return [{ about: 'number', name: number, text: `${number} is ${holder}; the file gives it to nobody.` }];
    }
    const own = named(live.voice.config.users, before.name)?.number;
    const instead = own === undefined ? '' : `, who has ${own}`;
    const text = `${number} is ${holder}; the file gives it to ${before.name}${instead}.`;
    return [{ about: 'number', name: number, text }];
  });
