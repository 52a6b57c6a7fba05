import { describe, expect, it } from 'vitest';
import { addressOf, linkBetween, targetOf } from '../../site/address.ts';

describe('where a file of the repository stands in the site', () => {
  it.each([
    ['README.md', 'index.html'],
    ['docs/README.md', 'docs/index.html'],
    ['docs/rotate.md', 'docs/rotate.html'],
    ['docs/adr', 'docs/adr/index.html'],
    ['docs/reference/tenant.schema.json', 'docs/reference/tenant.schema.json'],
  ])('%s: %s', (path, address) => {
    expect(addressOf(path)).toBe(address);
  });
});

describe('a link between two of them works under any address', () => {
  it.each([
    ['docs/rotate.md', 'README.md', '../index.html'],
    ['README.md', 'docs/adr', 'docs/adr/index.html'],
    ['docs/adr/0006-known-limits.md', 'docs/rotate.md', '../rotate.html'],
    ['docs/rotate.md', 'docs/rotate.md', 'rotate.html'],
  ])('from %s to %s: %s', (from, to, link) => {
    expect(linkBetween(from, to)).toBe(link);
  });
});

describe('what a link on a page leads to', () => {
  it.each([
    ['../lab/README.md#time', { path: 'lab/README.md', anchor: '#time' }],
    ['adr/', { path: 'docs/adr', anchor: '' }],
    ['a%20b.md', { path: 'docs/a b.md', anchor: '' }],
    ['#here', undefined],
    ['https://learn.microsoft.com/', undefined],
    ['mailto:a@b.example', undefined],
  ])('%s', (href, target) => {
    expect(targetOf('docs/page.md', href)).toEqual(target);
  });
});
