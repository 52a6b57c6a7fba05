import { describe, expect, it } from 'vitest';
import { asFarAsKnown } from '../../../live/as-far-as-known.ts';
import { applicationThatDiffers } from '../../../live/drift/application.ts';
import { ccaipThatDiffers, untoldUsers } from '../../../live/drift/ccaip.ts';
import type { TeamsFacts } from '../../../live/drift/facts.ts';
import { failuresOf } from '../../../live/drift/failures.ts';
import { differencesOf } from '../../../live/drift/judge.ts';
import { numbersOfOutsiders } from '../../../live/drift/outsiders.ts';
import { permissionsOf } from '../../../tenant/graph-permissions.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aLive } from '../a-live.ts';
import { nlFile } from '../nl-file.ts';

const blocks = [{ first: '+31205552100', last: '+31205552199' }];
const file = (sipTrunk: Partial<Tenant['sipTrunk']> = {}, parts: Partial<Tenant> = {}): Tenant => ({
  ...nlFile,
  sipTrunk: { ...nlFile.sipTrunk, ...sipTrunk },
  ...parts,
});
const held = (number: string, holder?: string, more = {}) => ({
  number,
  ...(holder !== undefined && { holder }),
  skipsInternal: false,
  ...more,
});
const facts = (numbers: ReturnType<typeof held>[], ...people: string[]): TeamsFacts => ({
  rows: aLive({ numbers }),
  plans: new Map(),
  ids: new Map(),
  groupIds: new Map(),
  outsiders: new Map(
    numbers.flatMap(({ holder }) =>
      holder === undefined || holder.startsWith('ada@')
        ? []
        : [[holder.toLowerCase(), { name: holder, isPerson: people.includes(holder) }] as const],
    ),
  ),
});

describe('numbers of people outside users.csv', () => {
  const numbers = [
    held('+31205552101', 'ada@contoso.com'),
    held('+31205552150', 'zoe@contoso.com'),
    held('+31201110000', 'zed@contoso.com'),
    held('+31205552160', 'bell@contoso.com'),
    held('+31205552170', 'old@contoso.com', { otherSort: 'callingPlan' }),
    held('+31205552180'),
  ];
  const told = (tenant: Tenant) =>
    numbersOfOutsiders(tenant, facts(numbers, 'zoe@contoso.com', 'zed@contoso.com', 'old@contoso.com')).map(
      ({ text, isOnlyTold = false }) => [isOnlyTold, text],
    );

  it("are the trunk's, where the file says which those are; the others are told, and those of nobody are counted", () => {
    expect(told(file({ numbers: blocks }))).toEqual([
      [true, "96 of the trunk's numbers are held by nobody."],
      [false, "+31205552150 is held by zoe@contoso.com, who isn't in users.csv."],
      [true, "+31205552160 is held by bell@contoso.com, an account that is no person's."],
      [
        true,
        '1 Direct Routing number that lies in no block of sipTrunk.numbers is held outside users.csv: +31201110000 (zed@contoso.com).',
      ],
    ]);
  });

  it('are all of Direct Routing, where it says none', () => {
    expect(told(file())).toEqual([
      [false, "+31205552150 is held by zoe@contoso.com, who isn't in users.csv."],
      [false, "+31201110000 is held by zed@contoso.com, who isn't in users.csv."],
    ]);
  });

  it("are none where the file itself names the account, but for a number of somebody's row", () => {
    const account = { name: 'Gone', pattern: '^1$', account: 'bell@contoso.com', adopt: false };
    expect(told(file({ numbers: blocks }, { unassignedNumbers: [account] })).join()).not.toContain('bell@');
    const taken = facts([held('+31205552110', 'bell@contoso.com')]);
    expect(numbersOfOutsiders(file(), taken).map(({ text, isOnlyTold }) => [isOnlyTold, text])).toEqual([
      [
        undefined,
        "+31205552110 is held by bell@contoso.com, an account that is no person's; the file gives it to eve@contoso.com.",
      ],
    ]);
  });
});

describe('the application and its secrets', () => {
  const { app } = nlFile;
  const secret = (displayName: string, endDateTime: string) => ({ displayName, endDateTime });
  const whole = {
    id: 'i',
    appId: 'a',
    displayName: app.displayName,
    web: { redirectUris: [app.redirectUri] },
    requiredResourceAccess: [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: permissionsOf(app).map(({ id, type }) => ({ id, type })),
      },
    ],
    passwordCredentials: [secret('2026-11', '2028-11-01T12:00:00Z'), secret('2027-06', '2029-06-01T12:00:00Z')],
  };
  const told = (parts: Partial<typeof whole> | undefined, today = '2026-12-01', tenant: Tenant = nlFile) =>
    applicationThatDiffers(tenant, parts && { ...whole, ...parts }, today).map(
      ({ about, text }) => `${about}: ${text}`,
    );

  it('are as the file says, whichever way a secret was made to end', () => {
    expect(told({})).toEqual([]);
    expect(
      told({
        passwordCredentials: [secret('2026-11', '2028-10-31T00:00:00Z'), secret('2027-06', '2029-05-31T00:00:00Z')],
      }),
    ).toEqual([]);
  });

  it('tell of one that is gone, one that ends otherwise, two of a name, and one that nobody knows', () => {
    const passwordCredentials = [
      secret('2027-06', '2027-01-31T00:00:00Z'),
      secret('2027-06', '2029-05-31T00:00:00Z'),
      secret('theirs', '2027-01-31T00:00:00Z'),
    ];
    expect(told({ passwordCredentials })).toEqual([
      `secret: secret "2026-11" isn't in Entra. CCAIP uses it: it no longer sees who is free, and Link has to be pressed again.`,
      'secret: secret "2027-06": expires 2027-01-31, 2029-05-31; the file says 2029-05-31. secrets of this name 2; the file says 1.',
      `secret: secret "theirs" of the application, which ends on 2027-01-31, isn't in the file: whoever has it signs in as CCAIP.`,
    ]);
    const inUse: Tenant = { ...nlFile, app: { ...app, inUse: true } };
    expect(
      told(
        { passwordCredentials: [...whole.passwordCredentials, secret('theirs', '2027-01-31T00:00:00Z')] },
        '2026-12-01',
        inUse,
      ),
    ).toEqual([]);
  });

  it('tell of the end of the linked one by what Entra says of it, before the file does', () => {
    const passwordCredentials = [
      secret('2026-11', '2026-12-20T00:00:00Z'),
      whole.passwordCredentials[1] ?? secret('', ''),
    ];
    expect(told({ passwordCredentials })).toEqual([
      expect.stringContaining('expires 2026-12-20; the file says 2028-10-31.'),
      expect.stringMatching(
        /^secret: Secret 2026-11, which CCAIP uses, has 19 days left: its last day is 2026-12-20\. When it ends, /,
      ),
    ]);
    expect(told(undefined, '2028-11-15')).toEqual([
      expect.stringMatching(/^application: application "CCAIP" isn't in the tenant/),
      expect.stringMatching(/^secret: Secret 2026-11, which CCAIP uses, has ended/),
    ]);
  });
});

describe('users of CCAIP', () => {
  const [ada, eve] = ['ada', 'eve'].map((name) => `${name}@contoso.com`);
  const user = (upn = '', more = {}) => ({
    email: upn,
    external: true,
    sipUri: nlFile.users.find((one) => one.upn === upn)?.sipUri ?? '',
    ucaasName: upn,
    ...more,
  });
  const wanted = (upn = '') => ({ email: upn, upn, sipUri: user(upn).sipUri, ucaasName: upn });
  const matched = [
    { wanted: wanted(ada), found: user(ada, { sipUri: '+1@x' }) },
    { wanted: wanted(eve), found: undefined },
  ];
  const told = (ucaas: Partial<Tenant['ucaas']>, entered: readonly string[] = []) =>
    ccaipThatDiffers(
      {
        ...nlFile,
        ucaas: { ...nlFile.ucaas, ...ucaas },
        entered: entered.map((upn) => ({ upn })) as unknown as NonNullable<Tenant['entered']>,
      },
      {},
      { users: [user(ada), user('zoe@contoso.com')], matched },
    ).map(({ name, isOnlyTold = false }) => [name, isOnlyTold]);
  const by = (way: 'api' | 'csv') => ({
    externalUsers: { by: way } as unknown as NonNullable<Tenant['ucaas']['externalUsers']>,
  });
  const nobody = { linked: undefined } as unknown as Partial<Tenant['ucaas']>;

  it('have drifted where up sets them, and others that no row names', () => {
    expect(told(by('api'))).toEqual([
      [ada, false],
      [eve, false],
      ['zoe@contoso.com', false],
    ]);
  });

  it('that a person enters have drifted once they are entered; before, they are to be entered', () => {
    expect(told({}, ['ada@contoso.com'])).toEqual([
      [ada, false],
      ['to be entered', true],
      ['zoe@contoso.com', true],
    ]);
    expect(told({ ...by('csv') })).toEqual([
      [ada, false],
      [eve, false],
      ['zoe@contoso.com', false],
    ]);
    expect(told({ ...by('csv'), ...nobody })).toEqual([
      ['to be entered', true],
      ['zoe@contoso.com', false],
    ]);
  });

  it('are not known where CCAIP tells in words that nobody knows', () => {
    const odd = [{ wanted: wanted(ada), found: { email: ada ?? '', external: { unknown: 'Ja' } } }];
    expect(untoldUsers(odd)).toEqual([ada]);
    const failures = failuresOf(
      {
        teams: { why: 'x' },
        application: { value: undefined },
        domains: { value: [] },
        ccaip: { users: { value: [] } },
        trunk: { host: { why: 'DNS gave no answer' } },
      },
      { value: odd },
    );
    expect(failures.map(({ what }) => what)).toEqual(['Teams', "CCAIP's users", "the trunk's host"]);
  });
});

describe('a trunk', () => {
  const unknownFacts = { teams: { why: 'x' }, application: { why: 'x' }, ccaip: undefined } as const;
  const told = (tenant: Tenant, trunk = {}, verified = ['contoso.com', nlFile.sipDomain.name]) =>
    differencesOf(
      tenant,
      { teams: unknownFacts.teams, application: unknownFacts.application, domains: { value: verified }, trunk },
      { today: '2026-12-01', matched: [] },
    ).map(({ about, text }) => `${about}: ${text}`);

  it("that isn't in DNS any more is told, and what only the files say is not", () => {
    const tenant = file({ fqdn: 'trunk.carrier.example', numbers: [{ first: '+31200000000', last: '+31200000001' }] });
    expect(told(tenant, { host: { value: true } })).toEqual([]);
    expect(told(tenant, { host: { value: false } })).toEqual(['trunk: the trunk: its host has no address in DNS.']);
  });

  it('whose names are not known yet has none that could be missing', () => {
    const tenant: Tenant = {
      ...nlFile,
      sipDomain: { name: notKnownYet },
      sbcs: nlFile.sbcs.map((sbc) => ({ ...sbc, fqdn: notKnownYet })),
    };
    expect(told(tenant)).toEqual([]);
    expect(asFarAsKnown(tenant).sbcs).toEqual([]);
    expect(told(nlFile, {}, ['contoso.com'])).toEqual([
      `domain: domain ${nlFile.sipDomain.name} is no verified domain of the tenant, so Teams takes no SBC in it.`,
    ]);
  });
});
