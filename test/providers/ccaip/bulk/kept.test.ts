import { describe, expect, it } from 'vitest';
import type { CcaipWrites } from '../../../../providers/ccaip/requests.ts';
import { aBulk, clear, listing, set, withoutColumns } from './a-bulk.ts';

const { open, turn, jobs, user, change } = await aBulk();

/** What a job does beyond what it was asked for: there once it is at its end. */
const spoiling =
  (name: string, facts: object) =>
  (wire: CcaipWrites): CcaipWrites => ({
    ...wire,
    get: (path, ...of) => {
      if (path.includes('/errors/update/')) change(`${name}@contoso.example`, facts);
      return wire.get(path, ...of);
    },
  });

describe.each(['kept', 'cleared'])('roles that CCAIP does not tell (an empty value: %s)', (ccaipBulkEmptyRoles) => {
  const hidden = { wrap: listing(withoutColumns(/^Role: /)) };

  it.each(['keeps', 'clears'])('are never put at risk (an absent one %s): the row is refused', async (absent) => {
    await turn({ ccaipBulkEmptyRoles, ccaipBulkAbsent: absent });
    change('nia@contoso.example', { roles: ['Agent', 'Manager'] });
    const client = open({}, hidden);
    const [nia] = await client.write([set('nia')]);
    expect(nia?.ended).toBe('refused');
    expect(nia?.problems).toEqual([
      expect.stringMatching(
        /^Role: CCAIP doesn't tell which the user has, .*untoldMembers of TRUNKLINE_CCAIP_LITERALS/,
      ),
    ]);
    expect(jobs()).toEqual([]);
    expect(user('nia@contoso.example').roles).toEqual(['Agent', 'Manager']);
  });

  it('of nobody are refused for who is as asked already, or new', async () => {
    await turn({ ccaipBulkEmptyRoles });
    const newUser = { firstName: 'Ada', lastName: 'L', roles: ['Agent'], teams: ['Sales'], location: 'Utrecht' };
    const outcomes = await open({}, hidden).write([clear('nia'), set('ada', { newUser })]);
    expect(outcomes.map(({ ended }) => ended)).toEqual(['asIs', 'made']);
    expect(user('ada@contoso.example').roles).toEqual(['Agent']);
  });
});

describe('roles and teams that CCAIP does not tell', () => {
  const hidden = { wrap: listing(withoutColumns(/^(Role|Team): /)) };

  it.each([
    ['empty', { ccaipBulkEmptyRoles: 'kept', ccaipBulkAbsent: 'clears' }],
    ['absent', { ccaipBulkEmptyRoles: 'cleared', ccaipBulkAbsent: 'keeps' }],
  ])('are left as they are by the way that the environment says (%s)', async (untoldMembers, switches) => {
    await turn(switches);
    change('nia@contoso.example', { roles: ['Agent', 'Manager'], teams: [1, 2] });
    const [nia] = await open({ untoldMembers }, hidden).write([set('nia')]);
    expect(nia?.ended).toBe('written');
    expect(user('nia@contoso.example')).toMatchObject({ external: true, roles: ['Agent', 'Manager'], teams: [1, 2] });
  });

  it.each([
    ['empty', { ccaipBulkEmptyRoles: 'cleared', ccaipBulkAbsent: 'keeps' }],
    ['absent', { ccaipBulkEmptyRoles: 'kept', ccaipBulkAbsent: 'clears' }],
  ])('are lost where the environment says it wrongly (%s): nobody is left to compare them', async (way, switches) => {
    await turn(switches);
    change('nia@contoso.example', { teams: [1, 2] });
    const wrap = listing(withoutColumns(/^Team: /));
    expect(await open({ untoldMembers: way }, { wrap }).write([set('nia')])).toMatchObject([{ ended: 'written' }]);
    expect(user('nia@contoso.example').teams).toEqual([]);
  });

  it('refuse with one problem each', async () => {
    const [nia] = await open({}, hidden).write([set('nia')]);
    expect(nia?.problems.map((text) => text.slice(0, 6))).toEqual(['Role: ', 'Team: ']);
  });
});

describe('what was to stay', () => {
  it.each([
    [{ roles: ['Agent'] }, 'role "Manager" is gone'],
    [{ roles: ['Agent', 'Manager', 'Admin'] }, 'role "Admin" is new'],
    [{ teams: [1] }, 'team "Sales" is gone'],
    [{ location: null }, 'Location is empty instead of Utrecht'],
    [{ chatLimit: 3 }, 'Chat concurrency is 3 instead of 7'],
    [{ chatLimitOn: false }, 'Chat concurrency status is 0 instead of 1'],
    [{ unrestrictedInternationalCalling: false }, 'Non-restricted international calling is False instead of True'],
    [{ deactivatedAt: '2026-01-01T00:00:00.000Z' }, 'deactivated'],
  ])('and reads back otherwise is told (%o), and nothing more is sent', async (spoilt, text) => {
    const had = { roles: ['Agent', 'Manager'], teams: [1, 2], location: 'Utrecht', chatLimit: 7, chatLimitOn: true };
    change('nia@contoso.example', { ...had, unrestrictedInternationalCalling: true });
    const client = open({}, { wrap: spoiling('nia', spoilt) });
    await turn({ ccaipUserListSeconds: 0 });
    const [nia, pia] = await client.write([set('nia'), set('pia')], { batchSize: 1 });
    expect(nia).toMatchObject({ ended: 'written', losses: [text] });
    expect(pia).toMatchObject({ ended: 'refused', problems: [expect.stringContaining('changed more than was asked')] });
    expect(client.posted).toEqual(['upload', 'proceed']);
  });

  it('and reads back otherwise keeps rows from being sent in other words', async () => {
    await turn({ ccaipUserListSeconds: 0, ccaipBulkClearing: 'empty', ccaipBulkUnticked: 'keeps' });
    const had = { external: true, sipUri: 'a@b.example', ucaasUserName: 'a', location: 'Utrecht' };
    change('pia@contoso.example', had);
    const client = open({}, { wrap: spoiling('pia', { location: null }) });
    const [pia] = await client.write([clear('pia')]);
    expect(pia).toMatchObject({
      ended: 'refused',
      losses: ['Location is empty instead of Utrecht'],
      problems: expect.arrayContaining(['reads back otherwise: UCaaS username is a instead of empty']),
    });
    expect(client.posted).toEqual(['upload', 'proceed']);
  });

  it('and is asked to become otherwise is no loss', async () => {
    change('nia@contoso.example', { unrestrictedInternationalCalling: true, roles: ['Agent'] });
    const changes = [set('nia', { unrestrictedInternationalCalling: false }), clear('pia', { status: 'Inactive' })];
    const outcomes = await open().write(changes);
    expect(outcomes.map(({ ended, losses }) => [ended, losses])).toEqual([
      ['written', undefined],
      ['written', undefined],
    ]);
  });
});
