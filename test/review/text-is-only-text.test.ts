import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { code, fenced, markdownText } from '../../review/markdown-text.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { withEdit } from './with-edit.ts';

/** What the author of a pull request may write where a name, a reason or a description stands. */
const payloads = [
  '# Approved',
  '@octocat look here',
  '(@octocat)',
  '#12 and owner/name#12, GH-12',
  '![x](https://evil.example/pixel.png)',
  '[Approved](https://evil.example)',
  '[x]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/login',
  'www.evil.example',
  '<img src=x onerror=alert(1)>',
  '</details><h1>Approved</h1>',
  '<!-- hidden',
  '--> shown',
  '<details open><summary>Fold</summary>',
  '```',
  '~~~ x',
  '`` ` ``',
  '**bold** __bold__ *it* _it_ ~~gone~~',
  '| a | b |',
  '--- ',
  '===',
  '- item',
  '+ item',
  '1. item',
  '> quote',
  '- [ ] task',
  '&lt;b&gt; &#64;octocat',
  '$x^2$ $$y$$',
  '\\',
  'ends with \\',
  '\\`x',
  '[^1] [^1]: note',
  '::error::done',
  '::add-mask::x',
];

type Node = DefaultTreeAdapterMap['childNode'];

/** The comment as a reader's browser has it. */
const rendered = (markdown: string): Node[] =>
  parseFragment(micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }))
    .childNodes;

const everyNode = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...('childNodes' in node ? everyNode(node.childNodes) : [])]);

const tagsOf = (nodes: readonly Node[]): string[] =>
  everyNode(nodes).flatMap((node) => ('tagName' in node ? [node.tagName] : []));

/** Texts outside code, each as GitHub looks through it for names and references: an empty comment parts them. */
const textsOf = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.nodeName === '#text' && 'value' in node) return [node.value];
    return 'childNodes' in node && node.nodeName !== 'code' && node.nodeName !== 'pre' ? textsOf(node.childNodes) : [];
  });

const wholeText = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? wholeText(node.childNodes) : '')).join('');

const references = /(?:^|[^\p{L}\p{N}_`])(?:@[a-z0-9]|#\d|GH-\d)|[a-z]#\d/iu;

describe('a text in Markdown', () => {
  it.each(payloads)('is shown as it was typed, as nothing but text: %s', (payload) => {
    for (const markdown of [markdownText(payload), `- ${markdownText(payload)}`, `Said: ${markdownText(payload)}.`]) {
      const nodes = rendered(markdown);
      expect(tagsOf(nodes).filter((tag) => !['p', 'ul', 'li'].includes(tag))).toEqual([]);
      expect(textsOf(nodes).filter((text) => references.test(text))).toEqual([]);
      expect(wholeText(nodes)).toContain(payload.replaceAll(/\s+/g, ' ').trim());
    }
  });

  it.each(payloads)('ends no code span and no fence: %s', (payload) => {
    const inline = rendered(`a ${code(payload)} b`);
    expect(tagsOf(inline)).toEqual(['p', 'code']);
    const block = rendered([...fenced([payload, 'after']), 'then'].join('\n'));
    expect(tagsOf(block)).toEqual(['pre', 'code', 'p']);
    expect(wholeText(block)).toContain(`${payload}\nafter`);
  });

  it('leaves names, numbers and UPNs that need nothing as they are', () => {
    for (const text of [
      'NL_agents (Amsterdam)',
      '+31 6 1234 5678',
      'ada.l@contoso.example',
      "O'Neill - 24/7; a, b",
      '^0',
    ])
      expect(markdownText(text)).toBe(text);
  });
});

/** The tenant `alpha` with a text in every place that takes one. */
const withText = (payload: string, use: (base: string, head: string) => string): string =>
  withEdit('', (base) =>
    withEdit('', (head) => {
      const file = join(head, 'alpha', 'tenant.yaml');
      const text = JSON.stringify(payload);
      const typed = readFileSync(file, 'utf8')
        .replace('- { name: Extension,', `- { name: ${text}, description: ${text},`)
        .replace('sites:\n', `sites:\n  ${text}: { dialPlan: NL, callingPolicy: ${text} }\n`)
        .replace(/(toll-exposure-needs-approval: *\{ *reason: *)[^}]*\}/, (_, key: string) => `${key}${text} }`)
        .concat(
          `pstnUsages: { ${text}: [{ route: ${text}, description: ${text}, pattern: '^\\+1900\\d{7}$', sbcs: [main] }] }\n`,
          `voiceRoutingPolicies: { ${text}: { pstnUsages: [${text}], description: ${text} } }\n`,
          `approvals: { releases: { count: 3, reason: ${text} } }\n`,
        );
      writeFileSync(file, typed);
      const users = join(head, 'alpha', 'users.csv');
      const cell = `"${payload.replaceAll('"', '""')}"`;
      writeFileSync(
        users,
        readFileSync(users, 'utf8')
          .replace(/^cyd.*\n/m, '')
          .replace(/^(bob[^\n]*),Amsterdam,,agent/m, (_, row: string) => `${row},${cell},${cell},agent`),
      );
      return use(base, head);
    }),
  );

describe('a review of what a pull request wrote', () => {
  const own = [
    'h3',
    'h4',
    'p',
    'strong',
    'ul',
    'li',
    'code',
    'pre',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'details',
    'summary',
  ];

  const states: string[] = [];

  it.each(payloads)('shows it as text: %s', (payload) => {
    const comments = withText(payload, (base, head) => {
      const review = reviewVersions({
        base: { root: base, ref: 'main' },
        head: { root: head, ref: 'work tree' },
        names: ['alpha'],
        shownAs: head,
        today: '2026-11-22',
      });
      states.push(review.tenants[0]?.state ?? 'none');
      return review.comment;
    });
    const nodes = rendered(comments);
    const tags = tagsOf(nodes);
    expect(tags.filter((tag) => !own.includes(tag))).toEqual([]);
    expect(tags.filter((tag) => tag === 'h3')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'h4')).toHaveLength(0);
    expect(tags.filter((tag) => tag === 'details').length).toBeLessThanOrEqual(2);
    expect(textsOf(nodes).filter((text) => references.test(text))).toEqual([]);
    expect(comments.split('\n').filter((line) => /^\s*(::|##\[)/.test(line))).toEqual([]);
  });

  it('has told of changes, not of files that are wrong, for most of them', () => {
    expect(states.filter((state) => state === 'compared').length).toBeGreaterThan(payloads.length * 0.8);
  });
});
