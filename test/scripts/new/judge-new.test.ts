import { describe, expect, it } from 'vitest';
import { judgeNew } from '../../../scripts/new/judge-new.ts';

const fixes = (name: string): string[] =>
  judgeNew(name, {}, [], { folder: `stacks/${name}`, isThere: false, ids: new Map() }, false).map(({ fix }) => fix);

describe('the name of a new tenant', () => {
  it.each(['contoso', 'contoso-bv', 'a.b_c', 'console', 'com10'])('may be %s', (name) => {
    expect(fixes(name)).toEqual([]);
  });

  it.each([
    ['Contoso B.V.', 'contoso-b.v'],
    ['müller & söhne', 'muller-sohne'],
    ['contoso/amsterdam', 'contoso-amsterdam'],
    ['contoso\u200b', 'contoso'],
    ['contoso.', 'contoso'],
    ['コントソ', 'contoso'],
    ['..', 'contoso'],
    ['con', 'contoso'],
    ['NUL.txt', 'contoso'],
  ])('is not %j, which Windows or a stack could not have', (name, offered) => {
    expect(fixes(name)).toEqual([`write the customer's short name, e.g. ${offered}.`]);
  });
});
