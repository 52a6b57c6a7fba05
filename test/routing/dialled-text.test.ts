import { describe, expect, it } from 'vitest';
import { dialledText, notDialled } from '../../routing/dialled-text.ts';

describe('what a phone sends', () => {
  it.each([
    ['06 12 34 56 78', '0612345678'],
    ['+44 (0)20-7123.4567', '+4402071234567'],
    ['01632960000**12', '01632960000**12'],
    ['tel:+31-20-5552101', '+31205552101'],
    ["'0612345678'", '0612345678'],
    ['\u202a+31612345678\u202c', '+31612345678'],
    ['+81312345678;ext=12', '+81312345678;ext=12'],
    ['+81312345678x12', '+81312345678x12'],
    ['+81312345678 EXT12', '+81312345678EXT12'],
    ['*31#+31612345678', '*31#+31612345678'],
  ])('for %s is %s', (written, sent) => {
    expect(dialledText(written)).toBe(sent);
  });

  it.each(['1-800-FLOWERS', '0612345678O', 'ada', '', '+31;phone-context=x', '12x'])('is nothing for %j', (written) => {
    expect(dialledText(written)).toBeUndefined();
  });

  it('has no letters, but the keys that they stand on', () => {
    expect(notDialled('1-800-FLOWERS', 'US')).toEqual({
      message: '"1-800-FLOWERS" has letters, which no phone sends.',
      fix: 'write the keys that they stand on, 18003569377.',
    });
    expect(notDialled('ada', 'NL').message).toBe('"ada" isn\'t a number.');
  });

  it('has an example of the country in which it is dialled', () => {
    expect(notDialled('ada', 'NL').fix).toBe('write what the user dials, e.g. 0612345678.');
    expect(notDialled('ada', 'GB').fix).toBe('write what the user dials, e.g. 07400123456.');
    expect(notDialled('ada', 'US').fix).toBe('write what the user dials, e.g. 12015550123.');
  });
});
