/** Room for the title of a page, and for any other text: a person reads this, in a terminal. */
const mostOfPage = 200;
const mostOfText = 1000;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };
const withoutMarkup = (html: string): string =>
  oneLine(
    html
      .replaceAll(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole),
  );

/**
 * Teams' message as it is shown and judged. An answer that isn't JSON becomes the message as a whole: of the page of a
 * gateway or proxy only its title is kept, or what it says if it has none.
 */
export const shownText = (message: string): string => {
  if (!/<!doctype html|<html\b/i.test(message)) {
    return cut(message.trim().replaceAll(/\s*\r?\n\s*/g, ' '), mostOfText);
  }
  const title = withoutMarkup(/<title\b[^>]*>(.*?)<\/title\s*>/is.exec(message)?.[1] ?? '');
  const heading = withoutMarkup(/<h1\b[^>]*>(.*?)<\/h1\s*>/is.exec(message)?.[1] ?? '');
  return cut(title || heading || withoutMarkup(message) || 'An empty web page.', mostOfPage);
};
