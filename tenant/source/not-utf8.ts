/**
 * Where a file stops being UTF-8, for a message: `line 3 holds the byte FC, which is "ü" in Windows-1252`. Files of another encoding whose
 * mark is known are called by its name.
 */
export const notUtf8 = (bytes: Uint8Array): { readonly line?: number; readonly message: string } => {
  const marked = [
    [[0xff, 0xfe, 0, 0], 'UTF-32'],
    [[0, 0, 0xfe, 0xff], 'UTF-32'],
    [[0xff, 0xfe], 'UTF-16'],
    [[0xfe, 0xff], 'UTF-16'],
  ] as const;
  const [, name] = marked.find(([mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  if (name !== undefined) return { message: `The file is ${name}, not UTF-8.` };
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const before = decoded.slice(0, decoded.indexOf('\u{fffd}'));
  const byte = bytes[Buffer.byteLength(before)];
  if (byte === undefined) return { message: 'The file is not UTF-8.' };
  const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  const shown = /[\p{L}\p{P}\p{S}]/u.test(letter) ? ` ("${letter}" in Windows-1252)` : '';
  return {
    line: before.split(/\r\n|\n|\r/).length,
    message: `The file is not UTF-8: this line holds the byte ${byte.toString(16).toUpperCase().padStart(2, '0')}${shown}.`,
  };
};
