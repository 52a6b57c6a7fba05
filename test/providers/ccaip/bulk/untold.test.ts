import { describe, expect, it } from 'vitest';
import { aBulk, clear, listing, set, withoutColumns } from './a-bulk.ts';

const { open, jobs, change } = await aBulk();
const newUser = { firstName: 'Ada', lastName: 'L', roles: ['Agent'], teams: ['Sales'], location: 'Utrecht' };

describe('what CCAIP does not tell of anybody', () => {
  it.each([
    [/^External user$/, 'external', {}],
    [/^External SIP URI$/, 'sipUri', {}],
    [/^UCaaS username$/, 'ucaasName', {}],
    [/^Non-restricted/, 'calling', { unrestrictedInternationalCalling: true }],
    [/^Deactivated at$/, 'deactivatedAt', { status: 'Active' as const }],
  ])('(%s) is refused before anything is sent, with the literal that names it (%s)', async (column, literal, more) => {
    change('pia@contoso.example', { external: true, sipUri: 'a@b.example', ucaasUserName: 'a' });
    const client = open({}, { wrap: listing(withoutColumns(column)) });
    const ends = await client.write([set('nia', more), clear('pia', more), set('ada', { ...more, newUser })]);
    const text = new RegExp(`couldn't be read back: .*: ${literal} of TRUNKLINE_CCAIP_LITERALS names the column`);
    for (const { ended, problems } of ends) {
      expect([ended, ...problems]).toEqual(['refused', expect.stringMatching(text)]);
    }
    expect(jobs()).toEqual([]);
    expect(client.said).toEqual([expect.stringMatching(/^CCAIP's list of users has the columns email, agentid, .*/)]);
  });

  it('and is not asked about keeps nobody', async () => {
    const wrap = listing(withoutColumns(/^(Non-restricted|Deactivated at)/));
    const client = open({}, { wrap });
    expect(await client.write([set('nia')])).toMatchObject([{ ended: 'written' }]);
  });

  it('but is told of one user may be told once it is written', async () => {
    const wrap = listing((row) =>
      row.Email === 'nia@contoso.example' && row['External SIP URI'] === ''
        ? withoutColumns(/^External SIP URI$/)(row)
        : row,
    );
    expect(await open({}, { wrap }).write([set('nia')])).toMatchObject([{ ended: 'written' }]);
  });
});

describe('a flag in words that nobody knows', () => {
  const wrap = listing((row) => ({ ...row, 'External user': row['External user'] === 'Yes' ? 'J' : 'N' }));

  it('is refused before anything is sent, with the literals that say what it is', async () => {
    const client = open({}, { wrap });
    const ends = await client.write([set('nia'), set('ada', { newUser })]);
    const text = expect.stringContaining('("N"): yes or no of TRUNKLINE_CCAIP_LITERALS says which it is');
    expect(ends).toMatchObject([
      { ended: 'refused', problems: [text] },
      { ended: 'refused', problems: [text] },
    ]);
    expect(jobs()).toEqual([]);
  });

  it('is one once the environment says so', async () => {
    const client = open({ yes: ['J', 'True', '1'], no: ['N', 'False', '0'] }, { wrap });
    expect(await client.write([set('nia')])).toMatchObject([{ ended: 'written' }]);
  });

  it('and comes first with the write names the literals, too, and goes out once', async () => {
    const client = open({ yes: ['certainly'], externalOn: 'Yes' });
    const text = expect.stringContaining('("Yes"): yes or no of TRUNKLINE_CCAIP_LITERALS says which it is');
    expect(await client.write([set('nia')])).toMatchObject([{ ended: 'unsure', problems: [text] }]);
    expect(await client.write([set('nia')])).toMatchObject([{ ended: 'refused', problems: [text] }]);
    expect(jobs()).toHaveLength(1);
  });
});
