import fc from 'fast-check';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';
import { describe, expect, it } from 'vitest';
import { decodeStruct } from '../../../../providers/kit/protobuf/decode-struct.ts';
import { encodeStruct } from '../../../../providers/kit/protobuf/encode-struct.ts';
import { unknownValue } from '../../../../providers/kit/resource.ts';

type Plain = Parameters<typeof struct.Struct.fromJavaScript>[0];
const stock = (value: object) => struct.Struct.fromJavaScript(value as Plain).serializeBinary();

const values = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'grapheme' }));
/** As it survives JSON, -0 included. */
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

describe('a Struct', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeStruct(encodeStruct(value))).toEqual(json(value));
      }),
      { seed: 107 },
    );
  });

  it('is read as google-protobuf wrote it, and written as google-protobuf reads it', () => {
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__')); // google-protobuf loses it
        expect(sorted(decodeStruct(stock(value)))).toEqual(sorted(value));
        expect(sorted(struct.Struct.deserializeBinary(encodeStruct(value)).toJavaScript())).toEqual(sorted(value));
      }),
      { seed: 108 },
    );
  });

  it('is written without what is undefined', () => {
    expect(decodeStruct(encodeStruct({ a: undefined, b: { c: undefined, d: 1 }, e: [undefined] }))).toEqual({
      b: { d: 1 },
      e: [null],
    });
  });

  it('keeps a key that would be the prototype', () => {
    const value: unknown = JSON.parse('{"numbers":{"__proto__":"+1","a":"+2"}}');
    expect(JSON.stringify(decodeStruct(encodeStruct(value as object)))).toBe(JSON.stringify(value));
  });

  it('keeps no negative zero, which the engine would print as a change', () => {
    expect(Object.is(decodeStruct(encodeStruct({ a: -0 })).a, 0)).toBe(true);
  });

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['10', 10n],
  ])('refuses %s by name', (what, value) => {
    expect(() => encodeStruct({ deep: { seconds: [value] } })).toThrow(`"seconds" holds ${what}, which can't be kept`);
  });

  it('is read with secrets opened and every kind of unknown as one', () => {
    const signature = '4dabf18193072939515e22adb298388d';
    const secret = { [signature]: '1b47061264138c4ac30d75fd1eb44270', value: { password: 'x' } };
    const output = { [signature]: 'd0e6a833031e9bbcd3f4e8bde6ca49a4' };
    const list = '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2';
    expect(decodeStruct(encodeStruct({ secret, output, deep: [secret], list, text: unknownValue }))).toEqual({
      secret: { password: 'x' },
      output: unknownValue,
      deep: [{ password: 'x' }],
      list: unknownValue,
      text: unknownValue,
    });
  });

  it('holds a roster of 10,000', () => {
    const numbers = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`user${n}@contoso.example`, `+${n}`]));
    expect(decodeStruct(encodeStruct({ numbers }))).toEqual({ numbers });
  });

  it('that is cut short is an error, not half a roster', () => {
    const bytes = encodeStruct({ numbers: { a: 'b', c: 'd' } });
    expect(() => decodeStruct(bytes.subarray(0, bytes.length - 3))).toThrow();
  });
});
