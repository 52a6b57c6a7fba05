/** What a phone sends for a number as people write it: without blanks and punctuation. Nothing if that leaves no number. */
export const dialledText = (written: string): string | undefined => {
  const text = written.normalize('NFKC').replace(/[\s().\-/\u2010-\u2015]/g, '');
  return /^[0-9+*#][0-9+*#;=a-zA-Z]*$/.test(text) ? text : undefined;
};
