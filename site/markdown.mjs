import GithubSlugger from 'github-slugger';
import common from 'highlight.js/lib/common';
import powershell from 'highlight.js/lib/languages/powershell';
import markdownIt from 'markdown-it';

common.registerLanguage('powershell', powershell);

/** Code by the language that its fence names; what names none stays as it is. */
const highlight = (code, language) =>
  common.getLanguage(language) === undefined ? '' : common.highlight(code, { language }).value;

const textOf = (inline) =>
  inline.children
    .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
    .join('')
    .trim();

/** Headings get the names by which GitHub lets them be linked. */
const nameHeadings = ({ tokens }) => {
  const slugger = new GithubSlugger();
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open') token.attrSet('id', slugger.slug(textOf(tokens[at + 1])));
  });
};

/** Links to the repository's files lead to where those stand in the site; a link whose words are a page's file name has its title instead. */
const leadLinks = ({ tokens, env }) => {
  for (const { children } of tokens) {
    children?.forEach((token, at) => {
      const href = token.attrGet('href');
      const led = token.type === 'link_open' ? env.lead?.(href) : undefined;
      if (led === undefined) return;
      token.attrSet('href', led.href);
      const words = children[at + 1];
      if (words.type === 'text' && led.title !== undefined && href.endsWith(words.content)) words.content = led.title;
    });
  }
};

/** Markdown as GitHub reads it, for pages of the site. */
export const markdown = markdownIt({ html: false, linkify: true, highlight });
// Only what is written as an address is one: SECURITY.md is a file here, and somebody's host elsewhere.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.core.ruler.push('heading-names', nameHeadings);
markdown.core.ruler.push('site-links', leadLinks);
// Wide tables scroll by themselves; each heading below the first can be linked.
markdown.renderer.rules.table_open = () => '<div class="table"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';
markdown.renderer.rules.heading_close = (tokens, at, options, _, self) => {
  const { attrs, tag } = tokens[at - 2];
  const link = tag === 'h1' ? '' : ` <a class="anchor" href="#${attrs[0][1]}" aria-label="Link to this section"></a>`;
  return link + self.renderToken(tokens, at, options);
};

/** What a page says of itself: its title, its first words, headings, and links below each heading of level 2. */
export const describe = (path, text) => {
  const tokens = markdown.parse(text, {});
  const page = { path, title: '', summary: '', headings: [], sections: [{ heading: '', links: [] }] };
  tokens.forEach((token, at) => {
    const inline = tokens[at + 1];
    if (token.type === 'heading_open') {
      const heading = { level: Number(token.tag[1]), id: token.attrGet('id'), text: textOf(inline) };
      if (heading.level === 1 && page.title === '') page.title = heading.text;
      if (heading.level > 1) page.headings.push(heading);
      if (heading.level === 2) page.sections.push({ heading: heading.text, links: [] });
    }
    if (token.type === 'paragraph_open' && page.summary === '') page.summary = textOf(inline).slice(0, 200);
    for (const child of token.children ?? []) {
      const href = child.attrGet('href') ?? child.attrGet('src');
      if (href !== null) page.sections.at(-1).links.push(href);
    }
  });
  return page;
};
