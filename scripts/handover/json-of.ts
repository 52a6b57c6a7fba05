/** What a text is as JSON; nothing where it is none. An error of JSON.parse would quote the text, secret or not. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
