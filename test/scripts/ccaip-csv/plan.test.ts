import { describe, expect, it } from 'vitest';
import { planRows } from '../../../scripts/ccaip-csv/plan.ts';
import { planLines } from '../../../scripts/ccaip-csv/told.ts';
import { formatProblem } from '../../../tenant/problem.ts';
import { asked, external, nobody, people } from './asked.ts';

const newUser = { roles: ['agent'], teams: ['Sales'], location: 'Amsterdam' };
const names = new Map([['ada@contoso.example', { first: 'Ada', last: 'Byron' }]]);
const entered = (name: string, sipUri = external(name).sipUri) => ({
  upn: `${name}@contoso.example`,
  sipUri,
  ucaasName: `${name}@contoso.example`,
});
const gone = (name: string, sipUri?: string) => ({
  upn: `${name}@contoso.example`,
  action: 'clear' as const,
  before: entered(name, sipUri),
});
const texts = (plan: ReturnType<typeof planRows>) => plan.rows.map(({ action, text }) => `${action}: ${text}`);
const cellsOf = (plan: ReturnType<typeof planRows>, at = 0) => Object.fromEntries(plan.rows[at]?.cells ?? []);

describe('the rows of the file', () => {
  it('have of a new user names, role, team and location, by the names of the template', () => {
    const plan = planRows(asked({ wanted: [external('ada', newUser)], names }));
    expect(plan.problems).toEqual([]);
    expect(texts(plan)).toEqual([
      'new: ada@contoso.example (Ada Byron; roles Agent; teams Sales; location Amsterdam): SIP URI +31205552103@ujet.sip.carrier.example, UCaaS username ada@contoso.example',
    ]);
    expect(cellsOf(plan)).toEqual({
      email: 'ada@contoso.example',
      firstname: 'Ada',
      lastname: 'Byron',
      status: 'Active',
      location: 'Amsterdam',
      'role:agent': '1',
      'role:team: lead': '0',
      'team:sales': '1',
      'team:support': '0',
      externaluser: '1',
      externalsipuri: '+31205552103@ujet.sip.carrier.example',
      ucaasusername: 'ada@contoso.example',
    });
  });

  it('keep everything else that somebody has, flags as the template writes them, and never a new e-mail address', () => {
    const list = people(
      'email,new_email,first_name,last_name,location,max_chat_limit,max_chat_limit_enabled,unrestricted_international_calling,Role: Agent,Team: Support,external_user,ucaas_sip_uri,ucaas_user_name\nAda@contoso.example,x@y.example,Ada,Byron,Berlin,3,Yes,True,1,0,No,,\n',
    );
    const plan = planRows(asked({ wanted: [external('ada', newUser)], people: list }));
    expect(cellsOf(plan)).toEqual({
      email: 'Ada@contoso.example',
      firstname: 'Ada',
      lastname: 'Byron',
      location: 'Berlin',
      chatconcurrency: '3',
      chatconcurrencystatus: '1',
      nonrestrictedinternationalcalling: '1',
      'role:agent': '1',
      'team:support': '0',
      externaluser: '1',
      externalsipuri: '+31205552103@ujet.sip.carrier.example',
      ucaasusername: 'ada@contoso.example',
    });
    expect(plan.rows[0]?.action).toBe('enter');
  });

  it('are changes alone', () => {
    const list = (sipUri: string, flag = 'Yes', calling = 'True') =>
      people(
        `${nobody},Non-restricted international calling,Deactivated at\nada@contoso.example,Ada,Byron,${flag},${sipUri},ADA@contoso.example,${calling},\n`,
      );
    const so = external('ada');
    const rows = (changes: Parameters<typeof asked>[0]) => texts(planRows(asked({ wanted: [so], ...changes })));
    expect(planRows(asked({ wanted: [so], people: list(so.sipUri.toUpperCase()) }))).toMatchObject({
      rows: [],
      same: 1,
    });
    expect(rows({ people: list(`sip:${so.sipUri}`) })).toEqual([]);
    expect(rows({ people: list('+31@x.example') })).toEqual([
      `change: ada@contoso.example: SIP URI ${so.sipUri}, UCaaS username ada@contoso.example (there stands +31@x.example, ADA@contoso.example)`,
    ]);
    expect(rows({ people: list(so.sipUri, 'No') })).toHaveLength(1);
    const abroad = { ...so, unrestrictedInternationalCalling: false };
    expect(cellsOf(planRows(asked({ wanted: [abroad], people: list(so.sipUri) })))).toMatchObject({
      nonrestrictedinternationalcalling: '0',
    });
    expect(rows({ wanted: [abroad], people: list(so.sipUri, 'Yes', 'False') })).toEqual([]);
  });

  it('take what a spreadsheet was kept from running for what it is', () => {
    const so = external('ada');
    const list = people(`${nobody}\nada@contoso.example,Ada,'-Hay,Yes,'${so.sipUri},ada@contoso.example\n`);
    expect(planRows(asked({ wanted: [so], people: list })).rows).toEqual([]);
    expect(list[0]?.cells.get('lastname')).toBe('-Hay');
  });

  it('go by what was confirmed where nothing tells who is an external user', () => {
    const list = people('Email,First name,Last name\nada@contoso.example,Ada,Byron\nbob@contoso.example,Bob,Day\n');
    const wanted = [external('ada'), external('bob')];
    const left = [{ upn: 'bob@contoso.example', action: 'enter' as const, after: entered('bob') }];
    const plan = planRows(asked({ wanted, left, people: list, tellsExternal: false }));
    expect(plan.rows.map(({ email }) => email)).toEqual(['bob@contoso.example']);
  });

  it('leave whoever is deactivated alone, as up does, and say so', () => {
    const list = people(`${nobody},Deactivated at\nada@contoso.example,Ada,Byron,No,,,2026-01-02\n`);
    const plan = planRows(asked({ wanted: [external('ada')], people: list }));
    expect(plan).toMatchObject({ rows: [], same: 0 });
    expect(plan.notes).toEqual([
      expect.stringMatching(/^ada@contoso\.example is left alone, .*: deactivated in CCAIP\./),
    ]);
    const asleep = people(`${nobody},Status\nada@contoso.example,Ada,Byron,No,,,Inactive\n`);
    expect(planRows(asked({ wanted: [external('ada')], people: asleep })).rows).toEqual([]);
  });

  it('clear whoever was confirmed and is gone, found by address or by what stands there, and nobody else', () => {
    const list = people(
      [
        nobody,
        `ada@contoso.example,Ada,Byron,Yes,${external('ada').sipUri},ada@contoso.example`,
        `b.day@contoso.example,Bob,Day,Yes,${external('bobby').sipUri},bobby@contoso.example`,
        'cas@contoso.example,Cas,Fox,Yes,+31@taken.example,cas@contoso.example',
        'dan@contoso.example,Dan,Gay,No,,',
        'eve@contoso.example,Eve,Hay,Yes,+32@other.example,eve@contoso.example',
      ].join('\n'),
    );
    const left = ['ada', 'bobby', 'cas', 'dan', 'zoe'].map((name) => gone(name));
    const plan = planRows(asked({ left, people: list }));
    expect(texts(plan)).toEqual([
      `clear: ada@contoso.example: SIP URI ${external('ada').sipUri}, UCaaS username ada@contoso.example`,
      `clear: b.day@contoso.example: SIP URI ${external('bobby').sipUri}, UCaaS username bobby@contoso.example`,
    ]);
    expect(cellsOf(plan)).toEqual({
      email: 'ada@contoso.example',
      firstname: 'Ada',
      lastname: 'Byron',
      externaluser: '0',
      externalsipuri: '',
      ucaasusername: '',
    });
    expect(plan.notes).toEqual([
      `cas@contoso.example is left alone: there stands +31@taken.example, cas@contoso.example, and ${external('cas').sipUri}, cas@contoso.example was confirmed.`,
      `zoe@contoso.example is to be cleared (SIP URI ${external('zoe').sipUri}, UCaaS username zoe@contoso.example), and no user of CCAIP is known by that: look in the portal.`,
      'left alone, in no row of users.csv with ccaip: eve@contoso.example.',
    ]);
  });

  it('never clear somebody whom another row names by the same address', () => {
    const list = people(`${nobody}\nada@contoso.example,Ada,Byron,Yes,${external('ada').sipUri},ada@contoso.example\n`);
    const wanted = [external('ada', { upn: 'new@contoso.example', ucaasName: 'new@contoso.example' })];
    const plan = planRows(asked({ wanted, left: [gone('ada')], people: list }));
    expect(plan.rows.map(({ action }) => action)).toEqual(['change']);
  });

  it('clear the login that ccaipEmail names no more, where it has what was confirmed of the person', () => {
    const so = external('ada');
    const list = (sipUri: string) =>
      people(
        [
          nobody,
          `old@contoso.example,Ada,Byron,Yes,sip:${sipUri},ada@contoso.example`,
          'new@contoso.example,Ada,Byron,No,,',
        ].join('\n'),
      );
    const wanted = [external('ada', { email: 'new@contoso.example' })];
    const plan = (sipUri: string, confirmed = [entered('ada')]) =>
      planRows(asked({ wanted, entered: confirmed, people: list(sipUri) }));
    expect(plan(so.sipUri).rows.map(({ action, email }) => `${action} ${email}`)).toEqual([
      'enter new@contoso.example',
      'clear old@contoso.example',
    ]);
    expect(plan(so.sipUri).notes).toEqual([]);
    const double =
      'old@contoso.example is left alone, with the UCaaS username of ada@contoso.example, who is new@contoso.example by users.csv: clear that user in the portal, or write the address under ccaipEmail.';
    for (const { rows, notes } of [plan('+31@x.example'), plan(so.sipUri, [])]) {
      expect(rows.map(({ email }) => email)).toEqual(['new@contoso.example']);
      expect(notes).toEqual([double]);
    }
  });

  it("are told to be a person's where nothing was confirmed, as after up looked after them", () => {
    const list = people(`${nobody}\nzoe@contoso.example,Zoe,Hay,Yes,+31@x.example,zoe@contoso.example\n`);
    expect(planRows(asked({ entered: undefined, people: list })).notes).toEqual([
      'zoe@contoso.example: in no row of users.csv with ccaip, and left alone, since npm run confirm wrote down nobody yet: clear in the portal whoever left, before the up that releases the number.',
    ]);
  });

  it('deactivate where the file says so, and only who has what was confirmed', () => {
    const list = people(
      [
        nobody,
        `ada@contoso.example,Ada,Byron,Yes,${external('ada').sipUri},ada@contoso.example`,
        'bob@contoso.example,Bob,Day,No,,',
      ].join('\n'),
    );
    const plan = planRows(asked({ left: [gone('ada'), gone('bob')], people: list, whenRemoved: 'deactivate' }));
    expect(texts(plan)).toEqual([expect.stringMatching(/^deactivate: ada@/)]);
    expect(cellsOf(plan)).toMatchObject({ status: 'Inactive', externaluser: '0' });
    expect(plan.notes).toEqual([expect.stringMatching(/^bob@contoso\.example is cleared, and active still: /)]);
  });

  it('clear by the address where nothing tells what stands there', () => {
    const list = people('Email,First name,Last name\nada@contoso.example,Ada,Byron\nbob@contoso.example,Bob,Day\n');
    const plan = planRows(asked({ left: [gone('ada')], people: list, tellsExternal: false }));
    expect(texts(plan)).toEqual([expect.stringMatching(/^clear: ada@/)]);
  });

  it('never clear two for one: whoever has what was confirmed goes before whoever has the name', () => {
    const list = people(
      [
        nobody,
        'ada@contoso.example,Ada,Byron,Yes,,',
        `b.day@contoso.example,Bob,Day,No,${external('ada').sipUri},ada@contoso.example`,
      ].join('\n'),
    );
    const plan = planRows(asked({ left: [gone('ada')], people: list }));
    expect(plan.rows.map(({ email }) => email)).toEqual(['b.day@contoso.example']);
    const after = planRows(asked({ left: [gone('ada')], people: list.slice(0, 1) }));
    expect(after.rows).toEqual([]);
    expect(after.notes[0]).toMatch(/^ada@contoso\.example is left alone: there stands no SIP URI, no UCaaS username/);
  });
});

describe('what a person reads of a plan', () => {
  it('is that nothing is left only where nothing else is to be done either, and by what that is known', () => {
    const list = people('Email,First name,Last name\nada@contoso.example,Ada,Byron\n');
    const told = (more: Parameters<typeof asked>[0] = {}) =>
      planLines('contoso', planRows(asked({ wanted: [external('ada')], people: list, tellsExternal: false, ...more })));
    expect(told()).toEqual([
      'contoso: nothing is left to upload.',
      '  confirmed to be as it is to be (no list of users tells it): 1 user.',
    ]);
    expect(told({ left: [gone('zoe')] })).toEqual([
      'contoso: no row to upload; what this file does not do is told below.',
      expect.stringMatching(/^ {2}confirmed to be/),
      expect.stringMatching(/^ {2}zoe@contoso\.example is to be cleared/),
    ]);
  });
});

describe('what is refused, all at once', () => {
  const problems = (more: Parameters<typeof asked>[0]) => planRows(asked(more)).problems.map(formatProblem);

  it('is a new user without name, role, team and location, by user and column', () => {
    const wanted = [external('ada'), external('bob', { ...newUser, teams: ['Sale'] })];
    const told = problems({ wanted, names: new Map([['bob@contoso.example', { first: 'Bob' }]]) });
    expect(told.map((text) => text.split('\n')[0])).toEqual([
      "users.csv: ccaipRole, ccaipTeam, ccaipLocation: ada@contoso.example isn't in CCAIP yet, and there is no role, no team, no location for them.",
      'npm run ccaip-csv: First name: ada@contoso.example has none that is known.',
      'npm run ccaip-csv: Last name: ada@contoso.example, bob@contoso.example have none that is known.',
      `users.csv of bob@contoso.example: ccaipTeam: "Sale" isn't a team of CCAIP's template.`,
    ]);
    expect(told.at(-1)).toContain('There are Sales, Support.\n  Fix: write "Sales".');
  });

  it('is a new user who is in CCAIP by another address', () => {
    const list = people(`${nobody}\na.byron@contoso.example,Ada,Byron,No,,ADA@contoso.example\n`);
    const told = problems({ wanted: [external('ada', newUser)], people: list, names });
    expect(told).toEqual([
      `users.csv of ada@contoso.example: ccaipEmail: ada@contoso.example isn't in CCAIP, but a.byron@contoso.example has the UCaaS username ADA@contoso.example.
  A person is one user of CCAIP, known by the address that they sign in with there.
  Fix: write a.byron@contoso.example in the column ccaipEmail; or, if that is somebody else, clear that user in the portal.`,
    ]);
  });

  it('is whoever is to be cleared and has no name', () => {
    const list = people(`${nobody}\nada@contoso.example,,Byron,Yes,${external('ada').sipUri},ada@contoso.example\n`);
    expect(problems({ left: [gone('ada')], people: list })).toEqual([
      expect.stringContaining('First name: ada@contoso.example has none that is known.'),
    ]);
  });

  it('is a cell that a spreadsheet would run, by user and column', () => {
    const list = people(
      `${nobody},Alias\nada@contoso.example,"=HYPERLINK(""https://x.example"")",Byron,No,,,@SUM(1)\n`,
    );
    expect(problems({ wanted: [external('ada')], people: list }).map((text) => text.split('\n')[0])).toEqual([
      'users.csv of ada@contoso.example: First name: ada@contoso.example has "=HYPERLINK("https://x.example")", which a spreadsheet would run as a formula.',
      'users.csv of ada@contoso.example: Alias: ada@contoso.example has "@SUM(1)", which a spreadsheet would run as a formula.',
    ]);
  });
});
