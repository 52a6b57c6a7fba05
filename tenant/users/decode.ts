/** The text of a CSV file as spreadsheets save it: UTF-8 or UTF-16, with or without a byte order mark. */
export const decode = (bytes: Uint8Array): { readonly ok: true; readonly text: string } | { readonly ok: false } => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false };
  }
};
