import { closeField, openWriter, sizeOf, step, type Writer, writeString, writeVarint, written } from './wire.ts';

/**
 * Writes plain values as a google.protobuf.Struct. Properties that are undefined are left out.
 *
 * What the engine couldn't keep as it is (NaN, a Date, a function) is a defect of the resource and is refused.
 */
export const encodeStruct = (value: object): Uint8Array => {
  const writer = openWriter();
  writeStruct(writer, value);
  return written(writer);
};

// Everything below writes from the last byte to the first: value, then its length, then its tag.

const writeStruct = (writer: Writer, value: object): void => {
  const entries = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value);
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] as string;
    const entry = entries[key];
    if (entry !== undefined) {
      const before = sizeOf(writer);
      writeValue(writer, entry, key);
      closeField(writer, 2, before);
      writeText(writer, 1, key);
      closeField(writer, 1, before);
    }
  }
};

const writeValue = (writer: Writer, value: unknown, name: string): void => {
  if (typeof value === 'string') {
    writeText(writer, 3, value);
  } else if (typeof value === 'number' && Number.isFinite(value)) {
    const at = step(writer, 8);
    writer.bytes.writeDoubleLE(value + 0, at); // -0 + 0 is 0: the engine would print -0 as a change
    writeVarint(writer, 2 * 8 + 1);
  } else if (typeof value === 'boolean') {
    writeVarint(writer, value ? 1 : 0);
    writeVarint(writer, 4 * 8);
  } else if (value === null || value === undefined) {
    writeVarint(writer, 0);
    writeVarint(writer, 1 * 8);
  } else if (Array.isArray(value)) {
    const before = sizeOf(writer);
    writeList(writer, value, name);
    closeField(writer, 6, before);
  } else if (isPlain(value)) {
    const before = sizeOf(writer);
    writeStruct(writer, value);
    closeField(writer, 5, before);
  } else {
    throw new TypeError(`"${name}" holds ${describe(value)}, which can't be kept in the state`);
  }
};

const writeText = (writer: Writer, field: number, text: string): void => {
  const before = sizeOf(writer);
  writeString(writer, text);
  closeField(writer, field, before);
};

const writeList = (writer: Writer, list: readonly unknown[], name: string): void => {
  for (let index = list.length - 1; index >= 0; index--) {
    const before = sizeOf(writer);
    writeValue(writer, list[index], name);
    closeField(writer, 1, before);
  }
};

const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : String(value);
