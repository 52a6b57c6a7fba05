import { describe, expect, it } from 'vitest';
import { toDiffResponse } from '../../../providers/kit/answers.ts';
import type { Change } from '../../../providers/kit/resource.ts';

const roster: Change[] = [
  { path: 'numbers', kind: 'update' },
  { path: '["add ada@contoso.com"]', kind: 'update', of: 'numbers' },
];

describe('changes that name no property', () => {
  it('belong to one: it alone is listed', () => {
    const response = toDiffResponse(roster, []);
    expect(response.getDiffsList()).toEqual(['numbers']);
    expect(response.getDetaileddiffMap().getLength()).toBe(2);
  });

  it('are ignored with it', () => {
    expect(toDiffResponse(roster, ['numbers']).getDetaileddiffMap().getLength()).toBe(0);
  });

  it('are all that an engine lists, where they belong to none', () => {
    const response = toDiffResponse([{ path: '["add ada@contoso.com"]', kind: 'update' }], []);
    expect(response.getDiffsList()).toEqual([]);
    expect(response.getDetaileddiffMap().getLength()).toBe(1);
  });
});
