import { describe, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';

const upn = (name: string): string => `${name}@contoso.example`;
const everyone = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [upn(`u${at}`), `+3120555${2100 + at}`]));
const nobodyHome = async (): Promise<never> => {
  throw new Error('Check must not open a session.');
};
const kind = createPhoneNumbersKind({
  tenantId: '7c2f',
  graph: nobodyHome,
  setupGraph: nobodyHome,
  cmdlets: nobodyHome,
});

describe('PhoneNumbers, checked and compared without a tenant', () => {
  const check = (news: Record<string, unknown>, olds?: Record<string, string> | string) =>
    kind.check({ urn: '', olds: olds === undefined ? undefined : { numbers: olds }, news });

  it('keeps sign-in names in lower case, whatever the form in which they come', () => {
    const numbers = { 'Ada@Contoso.example': '+31205552101' };
    for (const asked of [numbers, JSON.stringify(numbers), 'Ada@Contoso.example +31205552101\n']) {
      expect(check({ numbers: asked }).args.numbers).toBe(`{"${upn('ada')}":"+31205552101"}`);
      expect(check({ numbers: asked }, { [upn('ada')]: '+31205552101' }).args.numbers).toBe(
        `${upn('ada')} +31205552101\n`,
      );
    }
  });

  it.each(['ada', '{"ada@contoso.example": ', '{"ada@contoso.example": 31205552101}', '["ada"]', ''])(
    'refuses a text that is no roster: %s',
    (numbers) => {
      const { failures } = check({ numbers });
      expect(failures.length).toBeGreaterThan(0);
      expect(failures[0]?.reason).toContain('numbers');
    },
  );

  it('refuses an empty roster, one number for two users, and a number that is none', () => {
    expect(check({ numbers: {} }).failures[0]?.reason).toContain('numbers is empty');
    expect(
      check({ numbers: { [upn('ada')]: '+31205552101', [upn('bob')]: '+31205552101' } }).failures[0]?.reason,
    ).toContain('is also the number of');
    expect(check({ numbers: { [upn('ada')]: '0205552101' } }).failures[0]?.reason).toContain("isn't allowed");
  });

  it('refuses a mass change, and lets values pass that a preview does not know', () => {
    expect(check({ numbers: { [upn('ada')]: '+31205552101' } }, everyone).failures[0]?.reason).toContain(
      'takes 11 numbers',
    );
    const lines = check({ numbers: everyone }, everyone).args.numbers;
    expect(check({ numbers: { [upn('ada')]: '+31205552101' } }, lines).failures[0]?.reason).toContain(
      'takes 11 numbers',
    );
    expect(check({ numbers: { [upn('ada')]: '+31205552101' }, approvedReleases: 11 }, everyone).failures).toEqual([]);
    const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
    expect(check({ numbers: { [upn('ada')]: unknown } }, everyone).failures).toEqual([]);
    expect(check({ numbers: unknown }, everyone).failures).toEqual([]);
  });

  it('shows added, changed and removed users one by one, by what the last run left', () => {
    const state = {
      users: `${upn('ada')} id-1 made +1001\n${upn('bob')} id-2 found +1002`,
      numbers: `${upn('ada')} +1001\n${upn('bob')} +1002\n`,
    };
    const numbers = { [upn('ada')]: '+1009', [upn('eve')]: '+1003' };
    expect(kind.diff({ urn: '', id: '', state, args: { numbers, approvedMoves: 3 } })).toEqual([
      { path: 'numbers', kind: 'update' },
      { path: '["update ada@contoso.example"]', kind: 'update', of: 'numbers' },
      { path: '["delete bob@contoso.example"]', kind: 'update', of: 'numbers' },
      { path: '["add eve@contoso.example"]', kind: 'update', of: 'numbers' },
    ]);
  });
});
