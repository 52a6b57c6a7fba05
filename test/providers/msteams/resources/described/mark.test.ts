import { describe, expect, it } from 'vitest';
import { markOf, splitMark, withMark } from '../../../../../providers/msteams/resources/described/mark.ts';
import { limits } from '../../../../../providers/msteams/schema/limits.ts';

describe('the mark at the end of a Description', () => {
  const mark = markOf('urn:pulumi:contoso::trunkline::msteams:index:VoiceRoute::a');

  it('is short, stable, and its own for every resource of every stack', () => {
    expect(mark).toMatch(/^[0-9a-f]{10}$/);
    expect(markOf('urn:pulumi:contoso::trunkline::msteams:index:VoiceRoute::a')).toBe(mark);
    expect(markOf('urn:pulumi:fabrikam::trunkline::msteams:index:VoiceRoute::a')).not.toBe(mark);
  });

  it.each([['Calls to mobiles'], [undefined], ['two\nlines'], ['ends in [brackets]']])(
    'comes off again: %s',
    (text) => {
      expect(splitMark(withMark(text, mark))).toEqual({ ...(text === undefined ? {} : { description: text }), mark });
    },
  );

  it.each([
    [null, {}],
    [undefined, {}],
    ['', {}],
    ['made by hand', { description: 'made by hand' }],
  ])('is not seen where there is none: %s', (text, parts) => {
    expect(splitMark(text)).toEqual(parts);
  });

  it('fits into the room that Check leaves for it', () => {
    expect(withMark('x', mark).length - 1).toBeLessThanOrEqual(limits.mark.max);
  });
});
