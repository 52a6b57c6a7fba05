import type { Properties } from '../resource.ts';
import { decodeStruct } from './decode-struct.ts';
import { encodeStruct } from './encode-struct.ts';
import { openReader, readEnd, readField, skipField, varintBytes } from './wire.ts';

/**
 * A message of the engine with its google.protobuf.Struct fields beside it, as plain values.
 *
 * The generated classes read and write everything else; only the Structs, which hold a roster's 10,000 entries, are
 * ours. Field order means nothing in protobuf, so that they can be cut out and added at the end.
 */
export interface Envelope<Message> {
  readonly message: Message;
  readonly structs: Structs;
}

export type Structs = Readonly<Record<string, object | undefined>>;

/** Field numbers by name, from pulumi/provider.proto. */
export type StructFields = Readonly<Record<string, number>>;

/** Each Struct is decoded when it is first asked for. `unread` are numbers of those that nobody needs. */
export const openEnvelope = (
  bytes: Uint8Array,
  fields: StructFields,
  unread: readonly number[] = [],
): { rest: Buffer; structs: Structs } => {
  const names = new Map(Object.entries(fields).map(([name, number]) => [number, name]));
  const reader = openReader(bytes);
  const rest: Buffer[] = [];
  const structs: Record<string, Properties | undefined> = {};
  while (reader.at < reader.bytes.length) {
    const start = reader.at;
    const field = readField(reader);
    const name = names.get(field);
    if (name === undefined) {
      reader.at = start;
      skipField(reader);
      if (!unread.includes(field)) {
        rest.push(reader.bytes.subarray(start, reader.at));
      }
    } else {
      const end = readEnd(reader);
      decodeLate(structs, name, reader.bytes.subarray(reader.at, end));
      reader.at = end;
    }
  }
  return { rest: Buffer.concat(rest), structs };
};

const decodeLate = (structs: object, name: string, bytes: Uint8Array): void => {
  let decoded: Properties | undefined;
  const get = (): Properties => {
    decoded ??= decodeStruct(bytes);
    return decoded;
  };
  Object.defineProperty(structs, name, { get, enumerable: true, configurable: true });
};

export const sealEnvelope = (message: Uint8Array, structs: Structs, fields: StructFields): Buffer => {
  const parts = [message];
  for (const [name, number] of Object.entries(fields)) {
    const value = structs[name];
    if (value !== undefined) {
      const bytes = encodeStruct(value);
      parts.push(varintBytes(number * 8 + 2), varintBytes(bytes.length), bytes);
    }
  }
  return Buffer.concat(parts);
};
