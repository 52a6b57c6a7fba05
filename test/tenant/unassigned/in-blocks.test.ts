import { describe, expect, it } from 'vitest';
import { blocksText, blocksWithout, sizeOf } from '../../../tenant/unassigned/in-blocks.ts';

const block = (first: string, last = first) => ({ first, last });

describe('blocks of numbers', () => {
  it.each([
    ['nothing', [], [], ''],
    ['a block whole', [block('+31100', '+31109')], [], '+31100 to +31109'],
    ['without its ends', [block('+31100', '+31109')], ['+31100', '+31109'], '+31101 to +31108'],
    [
      'without one in it, extension or not',
      [block('+31100', '+31109')],
      ['+31104;ext=7'],
      '+31100 to +31103, +31105 to +31109',
    ],
    ['without all of it', [block('+31100', '+31101')], ['+31101', '+31100', '+31100'], ''],
    ['without what is none of theirs', [block('+31100', '+31101')], ['+3110', '+31102', '+311000'], '+31100 to +31101'],
    [
      'overlapping and touching as one',
      [block('+31105', '+31109'), block('+31100', '+31105'), block('+31110')],
      [],
      '+31100 to +31110',
    ],
    ['one inside another', [block('+31100', '+31109'), block('+31102', '+31104')], [], '+31100 to +31109'],
    [
      'one number',
      [block('+31100', '+31109')],
      ['+31100', '+31101', '+31102', '+31104', '+31105', '+31106', '+31107', '+31108', '+31109'],
      '+31103',
    ],
    [
      'the first few',
      [block('+1'), block('+3'), block('+5'), block('+7'), block('+9')],
      [],
      '+1, +3, +5 and 2 more blocks',
    ],
    ['one more', [block('+1'), block('+3'), block('+5'), block('+7')], [], '+1, +3, +5 and 1 more block'],
  ])('%s', (_, blocks, taken, text) => {
    expect(blocksText(blocksWithout(blocks, taken))).toBe(text);
  });

  it('count each number once, of any size', () => {
    expect(sizeOf([block('+31100', '+31109'), block('+31105', '+31114')])).toBe(15);
    expect(sizeOf([block('+100000000000000', '+199999999999999')])).toBe(1e14);
  });
});
