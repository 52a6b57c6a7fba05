import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openReader,
  openWriter,
  readVarint,
  skipField,
  writeVarint,
  written,
} from '../../../../providers/kit/protobuf/wire.ts';

describe("protobuf's numbers", () => {
  it('come back as they were written, as long as they are exact', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const writer = openWriter(1);
        writeVarint(writer, value);
        expect(readVarint(openReader(written(writer)))).toBe(value);
      }),
      { seed: 109 },
    );
  });
});

describe('a field that nobody reads', () => {
  it.each([
    ['a number', [0x08, 0x96, 0x01]],
    ['eight bytes', [0x09, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['text', [0x0a, 2, 0x68, 0x69]],
    ['four bytes', [0x0d, 1, 2, 3, 4]],
  ])('is stepped over: %s', (_, bytes) => {
    const reader = openReader(Uint8Array.from([...bytes, 0xff]));
    skipField(reader);
    expect(reader.at).toBe(bytes.length);
  });
});
