import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { type Asked, questionOf } from '../../../scripts/explain/asked.ts';
import { loadTenant } from '../../../tenant/load.ts';

const root = join(resolve(import.meta.dirname, '..', '..', '..'), 'stacks');
const { tenant } = loadTenant({ root, name: 'lab', today: '2026-11-22', env: {} });
if (tenant === undefined) throw new Error('the lab can be read');
const voice = compileConfig(fromTenant(tenant));

const fixOf = (asked: Asked): string | undefined => {
  try {
    questionOf(voice, asked);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('Fix: ')[1];
  }
};

describe('a question that somebody types', () => {
  it('takes numbers as they are copied', () => {
    expect(questionOf(voice, { as: 'ADA@contoso.example', dial: '"tel:+31 6 12345678"' })).toEqual({
      kind: 'dialled',
      upn: 'ada@contoso.example',
      dialled: '+31612345678',
    });
    expect(questionOf(voice, { to: 'tel:+31205552101' })).toEqual({ kind: 'handed over', address: '+31205552101' });
  });

  it.each([
    [{ as: '+31 20 555 2101', dial: '112' }, 'write --as ada.'],
    [{ as: 'Ada Lovelace', dial: '112' }, 'write a UPN of users.csv, or the part before the @.'],
    [{ to: '+31 CALL ADA' }, 'write the keys that they stand on, +312255232.'],
  ])('says who or what is meant by %j', (asked, fix) => {
    expect(fixOf(asked)).toBe(fix);
  });
});
