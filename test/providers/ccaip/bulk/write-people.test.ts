import { describe, expect, it } from 'vitest';
import type { CcaipWrites } from '../../../../providers/ccaip/requests.ts';
import { aBulk, clear, fieldsOf, set, settings } from './a-bulk.ts';

const bulk = await aBulk();
const { lab, open, turn, jobs, user, change } = bulk;

const asExternal = (name: string) =>
  change(`${name}@contoso.example`, {
    external: true,
    sipUri: fieldsOf(name).sipUri,
    ucaasUserName: fieldsOf(name).ucaasName,
  });
const ended = (outcomes: readonly { ended: string }[]) => outcomes.map((one) => one.ended);

describe.each(['first', 'last'] as const)('users of CCAIP, with the %s setting of every switch', (which) => {
  const turned = () => turn({ ...settings(which), ...(which === 'last' && { ccaipBulkClearing: 'emptyOnly' }) });

  it('are made external, and keep all else that they have', async () => {
    await turned();
    const before = {
      roles: ['Agent', 'Manager'],
      location: 'Utrecht',
      chatLimit: 4,
      chatLimitOn: true,
      alias: 'P',
      extension: '12',
      unrestrictedInternationalCalling: true,
      directInboundNumbers: ['+31201234567'],
      availabilityFilter: 'Days',
    };
    change('pia@contoso.example', before);
    const was = user('pia@contoso.example');
    const client = open();
    const outcomes = await client.write([set('pia'), set('nia', { unrestrictedInternationalCalling: true })]);
    expect(outcomes).toMatchObject([
      { email: 'pia@contoso.example', ended: 'written', problems: [] },
      { email: 'nia@contoso.example', ended: 'written', problems: [] },
    ]);
    expect(user('pia@contoso.example')).toEqual({
      ...was,
      external: true,
      sipUri: fieldsOf('pia').sipUri,
      ucaasUserName: fieldsOf('pia').ucaasName,
    });
    expect(user('nia@contoso.example')).toMatchObject({ external: true, unrestrictedInternationalCalling: true });
    expect(ended(await client.write([set('pia')]))).toEqual(['asIs']);
  });

  it('are cleared, with the mark', async () => {
    await turned();
    asExternal('pia');
    const { sipUri, ucaasUserName, external, ...rest } = user('pia@contoso.example');
    expect(await open().write([clear('pia')])).toMatchObject([{ ended: 'written', problems: [] }]);
    expect(user('pia@contoso.example')).toEqual({ ...rest, external: false, sipUri: null, ucaasUserName: null });
  });
});

const newUser = { firstName: 'Ada', lastName: 'Lovelace', roles: ['Agent'], teams: ['sales'], location: 'Amsterdam' };

describe('who is not in CCAIP yet', () => {
  it('is made with names, roles, teams and location, and known as new', async () => {
    const [ada] = await open().write([set('ada', { newUser })]);
    expect(ada).toMatchObject({ ended: 'made', isNew: true, problems: [], warnings: [] });
    expect(user('ada@contoso.example')).toMatchObject({
      firstName: 'Ada',
      lastName: 'Lovelace',
      roles: ['Agent'],
      teams: [2],
      location: 'Amsterdam',
      external: true,
      activated: false,
      unrestrictedInternationalCalling: false,
    });
  });

  it('has nothing to clear, and is refused where nothing says what to make', async () => {
    const client = open();
    expect(await client.write([clear('ada'), set('bob')])).toMatchObject([
      { ended: 'asIs' },
      { ended: 'refused', problems: ['Email: no user of CCAIP has it, and nothing says what a new one is made with.'] },
    ]);
    expect(client.posted).toEqual([]);
  });

  it('is refused with every column that CCAIP would refuse, before anything is sent; the others are written', async () => {
    const wrong = { ...newUser, lastName: ' ', roles: ['Agnet'], teams: ['Sales', 'Buying'] };
    const client = open();
    expect(await client.write([set('ada', { newUser: wrong }), set('nia')])).toMatchObject([
      {
        ended: 'refused',
        problems: [
          "Last name: CCAIP's own record has none, and every row must have one.",
          'Role: "Agnet" isn\'t in CCAIP\'s template, which has Agent, Manager, Admin.',
          'Team: "Buying" isn\'t in CCAIP\'s template, which has Front office, Sales, Support.',
        ],
      },
      { ended: 'written' },
    ]);
    expect(client.posted).toEqual(['upload', 'proceed']);
  });

  it('is put to a team that the template, like the documented one, does not name', async () => {
    await turn({ ccaipTemplate: 'documented' });
    const [ada] = await open().write([set('ada', { newUser: { ...newUser, teams: ['Sales'] } })]);
    expect(ada).toMatchObject({ ended: 'made', warnings: [] });
    expect(user('ada@contoso.example').teams).toEqual([2]);
  });

  it('is told with what CCAIP left out of what was asked', async () => {
    await turn({ ccaipTemplate: 'documented', ccaipBulkUnknownNames: 'update' });
    const [ada] = await open().write([set('ada', { newUser: { ...newUser, teams: ['Buying'] } })]);
    expect(ada).toMatchObject({ ended: 'made', problems: [] });
    expect(ada?.warnings).toEqual(['Team not found: Buying', 'team "Buying" isn\'t there']);
  });
});

describe('names of a record without any', () => {
  it('are those found elsewhere, and without them the row is refused', async () => {
    change('nia@contoso.example', { firstName: '' });
    const names = { firstName: 'Nia', lastName: 'Elsewhere' };
    const client = open();
    expect(await client.write([set('nia')])).toMatchObject([
      { ended: 'refused', problems: ["First name: CCAIP's own record has none, and every row must have one."] },
    ]);
    expect(ended(await client.write([set('nia', { names })]))).toEqual(['written']);
    expect(user('nia@contoso.example')).toMatchObject({ firstName: 'Nia', lastName: 'North' });
  });
});

describe('a SIP URI', () => {
  it('that CCAIP shows with its scheme, or in another case, is as it is asked', async () => {
    const { sipUri, ucaasName } = fieldsOf('nia');
    change('nia@contoso.example', { external: true, sipUri: `SIP:${sipUri}`, ucaasUserName: ucaasName.toUpperCase() });
    expect(ended(await open().write([set('nia')]))).toEqual(['asIs']);
  });
});

describe('who is deactivated', () => {
  it('stays so, unless it is asked', async () => {
    change('nia@contoso.example', { deactivatedAt: '2026-01-01T00:00:00.000Z' });
    const client = open();
    expect(ended(await client.write([set('nia'), clear('pia', { status: 'Inactive' })]))).toEqual([
      'written',
      'written',
    ]);
    expect(user('nia@contoso.example').deactivatedAt).not.toBeNull();
    expect(user('pia@contoso.example').deactivatedAt).not.toBeNull();
    expect(ended(await client.write([set('nia', { status: 'Active' })]))).toEqual(['written']);
    expect(user('nia@contoso.example').deactivatedAt).toBeNull();
  });
});

describe('a state that no page names', () => {
  it('is told, and is an end once every row is counted', async () => {
    const client = open({ finished: ['over'] });
    const started = lab.clock.now();
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
    expect(lab.clock.now() - started).toBeLessThan(60_000);
    expect(client.said.join()).toContain('TRUNKLINE_CCAIP_LITERALS=\'{"finished":["completed"]}\' says so');
  });
});

describe('files', () => {
  it('hold so many rows as is said, and what is known of CCAIP goes from one to the next', async () => {
    await turn({ ccaipBulkExternal: 'digits' });
    const client = open();
    const all = ['nia', 'otto', 'pia', 'quin'].map((name) => set(name));
    expect(ended(await client.write(all, { batchSize: 2 }))).toEqual(['written', 'written', 'written', 'written']);
    // The first is refused with Yes, which the list shows; one row of it asks where CCAIP begins to count; then all go with 1.
    expect(jobs().map(({ records }) => records.length)).toEqual([2, 1, 2, 2]);
    expect(client.posted).toEqual(['upload', 'upload', 'upload', 'proceed', 'upload', 'proceed']);
    expect(client.said.at(-1)).toBe(
      'CCAIP takes other words than were tried first: TRUNKLINE_CCAIP_LITERALS=\'{"externalOn":"1","externalOff":"0"}\' spares the tries.',
    );
  });

  it('are sent no more once Cancel came, and what was sent is unsure', async () => {
    const cancel = new AbortController();
    const client = open({}, { signal: cancel.signal, answered: { proceed: () => cancel.abort() } });
    const writing = client.write([set('nia'), set('otto')], { batchSize: 1 });
    expect(await writing).toMatchObject([
      { ended: 'unsure' },
      { ended: 'refused', problems: [expect.stringContaining('not sent: ')] },
    ]);
    expect(jobs()).toHaveLength(1);
  });

  it('are not begun once Cancel came', async () => {
    const cancel = new AbortController();
    const wrap = (wire: CcaipWrites): CcaipWrites => ({
      ...wire,
      get: async (path, ...of) => {
        const reply = await wire.get(path, ...of);
        if (path.endsWith('/template')) cancel.abort();
        return reply;
      },
    });
    const client = open({}, { signal: cancel.signal, wrap });
    expect(await client.write([set('nia')])).toMatchObject([
      { ended: 'refused', problems: ['not sent: cancelled before it was sent.'] },
    ]);
    expect(client.posted).toEqual([]);
  });

  it('hold a user once, however often and in whatever case he is asked for', async () => {
    const client = open();
    const outcomes = await client.write([set('nia'), { ...clear('nia'), email: 'NIA@contoso.example' }, set('pia')]);
    expect(ended(outcomes)).toEqual(['refused', 'refused', 'written']);
  });

  it('are told of without the token and without what they hold', async () => {
    await turn({ ccaipBulkExternal: 'digits' });
    const client = open();
    await client.write([set('nia')]);
    const all = client.said.join('\n');
    expect(all).not.toMatch(/token|nia|North/i);
  });
});
