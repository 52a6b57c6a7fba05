/** Protobuf's encoding, as far as the engine's messages need it. https://protobuf.dev/programming-guides/encoding/ */
export interface Reader {
  readonly bytes: Buffer;
  at: number;
}

export const openReader = (bytes: Uint8Array): Reader => ({
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  at: 0,
});

/** An unsigned LEB128 number; exact up to 2^53. */
export const readVarint = (reader: Reader): number => {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) {
      throw new RangeError('a message from the engine ends too early');
    }
    value += (byte & 127) * factor;
    if (byte < 128) {
      return value;
    }
    factor *= 128;
  }
};

/** The number of the field that follows. */
export const readField = (reader: Reader): number => readVarint(reader) >>> 3;

/** Where the length-delimited field that follows ends. */
export const readEnd = (reader: Reader): number => {
  const length = readVarint(reader);
  return reader.at + length;
};

/** Steps over one field, tag included. */
export const skipField = (reader: Reader): void => {
  const type = readVarint(reader) & 7;
  if (type === 0) {
    readVarint(reader);
  } else if (type === 2) {
    reader.at = readEnd(reader);
  } else {
    reader.at += type === 1 ? 8 : 4;
  }
};

/** Filled from the end to the front, so that the length of what follows is always known. */
export interface Writer {
  bytes: Buffer;
  at: number;
}

export const openWriter = (size = 1024): Writer => ({ bytes: Buffer.allocUnsafe(size), at: size });

export const written = (writer: Writer): Uint8Array => writer.bytes.subarray(writer.at);

/** Makes room for so many bytes in front of what is there, and steps to their start. */
export const step = (writer: Writer, size: number): number => {
  if (writer.at < size) {
    const used = writer.bytes.length - writer.at;
    const larger = Buffer.allocUnsafe(Math.max(writer.bytes.length * 2, used + size));
    writer.bytes.copy(larger, larger.length - used, writer.at);
    writer.bytes = larger;
    writer.at = larger.length - used;
  }
  writer.at -= size;
  return writer.at;
};

export const writeVarint = (writer: Writer, value: number): void => {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) {
    size++;
  }
  let at = step(writer, size);
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) {
    writer.bytes[at++] = (rest % 128) | 128;
  }
  writer.bytes[at] = rest;
};

export const varintBytes = (value: number): Uint8Array => {
  const writer = openWriter(8);
  writeVarint(writer, value);
  return written(writer);
};

export const writeString = (writer: Writer, text: string): void => {
  const size = Buffer.byteLength(text);
  const at = step(writer, size);
  writer.bytes.write(text, at, size, 'utf8');
};

/** Puts tag and length in front of everything written since `end`. */
export const closeField = (writer: Writer, field: number, sizeBefore: number): void => {
  writeVarint(writer, writer.bytes.length - writer.at - sizeBefore);
  writeVarint(writer, field * 8 + 2);
};

export const sizeOf = (writer: Writer): number => writer.bytes.length - writer.at;
