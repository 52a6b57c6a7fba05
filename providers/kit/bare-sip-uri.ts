/** A SIP URI to be compared: no case counts, and CCAIP's pages show it without its scheme, which it may keep. */
export const bareSipUri = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^sips?:/, '');
