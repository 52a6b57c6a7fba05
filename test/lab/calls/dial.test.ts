import { describe, expect, it } from 'vitest';
import { findSku } from '../../../lab/graph/skus.ts';
import { licences } from '../teams/a-teams.ts';
import { aContactCentre } from './a-contact-centre.ts';

const [one, two] = ['sbc1.carrier.example', 'two.sbc1.carrier.example'];
const ada = 'ada@contoso.example';

describe('the dial plan', () => {
  it('is the one in effect, by its first rule, and says by which way the user has it', () => {
    const { dial } = aContactCentre();
    expect(dial('ada', '0612345678').normalised).toEqual({
      plan: { name: 'NL', source: 'direct' },
      country: 'NL',
      by: 'rule',
      rule: { name: 'National', of: 'tenant' },
      number: '+31612345678',
    });
  });

  it("puts the country's code before what no rule takes, and leaves what begins with +", () => {
    const { dial } = aContactCentre();
    expect(dial('ada', '4711').normalised).toMatchObject({ by: 'country code', number: '+314711' });
    expect(dial('ada', '+4711').normalised).toMatchObject({ by: 'kept', number: '+4711' });
    // eve has no plan but Global, which is empty.
    expect(dial('eve', '0612345678').normalised).toMatchObject({
      plan: { name: 'Global', source: 'global' },
      number: '+310612345678',
    });
  });

  it("has the country's rules behind it where they were published, or as the switch says", () => {
    const { dial, lab } = aContactCentre();
    lab.switches.countryRules = 'shaped';
    expect(dial('eve', '0612345678').normalised).toMatchObject({
      rule: { name: 'NL Long Distance', of: 'country' },
      number: '+31612345678',
    });
  });

  it('is asked once more for what it leaves without a +, by the older page', () => {
    const { dial, lab } = aContactCentre();
    expect(dial('ada', '112').normalised?.number).toBe('112');
    lab.switches.secondPass = 'always';
    expect(dial('ada', '07112').normalised?.number).toBe('+3107112');
    expect(dial('ada', '0612345678').normalised?.number).toBe('+31612345678');
  });
});

describe('usages, routes and SBCs', () => {
  it('the first usage that has a route decides; its routes by priority, each with its SBCs', () => {
    const { dial } = aContactCentre();
    const call = dial('ada', '0612345678');
    expect(call.policy).toEqual({ name: 'NL', source: 'direct' });
    expect(call.tries.map(({ usage, route, sbc }) => [usage, route, sbc])).toEqual([
      ['National', 'NL', one],
      ['National', 'NL', two],
      ['National', 'NL backup', two],
    ]);
    expect(call.tries[0]).toMatchObject({ called: '+31612345678', caller: '+31205552101', translations: [] });
    expect(call.end).toEqual({ kind: 'sbc', sbc: one });
  });

  it('goes on to the next SBC where one does not answer, and ends where none does', () => {
    const { dial } = aContactCentre();
    expect(dial('ada', '0612345678', { down: [one] }).end).toEqual({ kind: 'sbc', sbc: two });
    // What sends no OPTIONS is tried last, of its route.
    expect(dial('ada', '0612345678', { down: [one] }).tries.map(({ sbc }) => sbc)).toEqual([two, one, two]);
    expect(dial('ada', '0612345678', { down: [one, two] }).end).toEqual({ kind: 'refused', why: 'no SBC answers' });
  });

  it("draws the order of a route's SBCs, the same for the same draw", () => {
    const { dial } = aContactCentre();
    const firsts = [1, 2, 3, 4, 5, 6, 7, 8].map((draw) => dial('ada', '0612345678', { draw }).tries[0]?.sbc);
    expect(new Set(firsts)).toEqual(new Set([one, two]));
    expect(dial('ada', '0612345678', { draw: 3 }).tries).toEqual(dial('ada', '0612345678', { draw: 3 }).tries);
  });

  it('sends a disabled SBC nothing', () => {
    const { dial, run } = aContactCentre();
    run('Set-CsOnlinePSTNGateway', { Identity: one, Enabled: false });
    expect(dial('ada', '0612345678')).toMatchObject({ disabled: [one], end: { kind: 'sbc', sbc: two } });
    expect(dial('ada', '112').end).toEqual({ kind: 'refused', why: 'no SBC takes calls' });
  });

  it('ends what no usage takes, and what has no usages', () => {
    const { dial } = aContactCentre();
    expect(dial('ada', '+4420712345678').end).toEqual({ kind: 'refused', why: 'nothing matches' });
    expect(dial('eve', '+31612345678').end).toEqual({ kind: 'refused', why: 'no usages' });
    expect(dial('nobody', '112').end).toEqual({ kind: 'refused', why: 'no such user' });
  });

  it('goes on to a later usage only where the switch says so', () => {
    const { dial, lab, run } = aContactCentre();
    run('New-CsOnlineVoiceRoute', {
      Identity: 'Late',
      NumberPattern: '^\\+316',
      OnlinePstnUsages: ['Ambulance'],
      OnlinePstnGatewayList: [two],
    });
    run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'NL', OnlinePstnUsages: ['Emergency', 'Ambulance', 'National'] });
    expect(dial('ada', '0612345678').tries.map(({ route }) => route)).toEqual(['Late']);
    lab.switches.nextUsage = 'tried';
    expect(dial('ada', '0612345678').tries.map(({ route }) => route)).toEqual(['Late', 'NL', 'NL', 'NL backup']);
  });

  it('shows a route the whole of an extension, or cuts it off', () => {
    const { dial, lab } = aContactCentre();
    expect(dial('ada', '7999').tries.map(({ route }) => route)).toEqual(['NL backup']);
    lab.switches.routeExtensions = 'cut';
    expect(dial('ada', '7999').tries.map(({ route }) => route)).toEqual(['NL', 'NL', 'NL backup']);
  });
});

describe('numbers of the tenant', () => {
  it("stay inside, by the exact text, unless the number's own setting says otherwise", () => {
    const { dial, store, run, user } = aContactCentre();
    expect(dial('ada', '0205552102').end).toEqual({ kind: 'colleague', user: 'bob@contoso.example' });
    expect(dial('ada', '7101').end).toEqual({ kind: 'colleague', user: 'eve@contoso.example' });
    expect(dial('ada', '0205552000').end).toEqual({ kind: 'colleague', user: 'reception@contoso.example' });
    const row = store.get('number', '+31205552102');
    if (row) store.put('number', row.telephoneNumber, { ...row, reverseNumberLookup: ['SkipInternalVoip'] });
    expect(dial('ada', '0205552102').end.kind).toBe('sbc');
    // Somebody holds it, so no treatment is asked.
    run('New-CsTeamsUnassignedNumberTreatment', {
      Identity: 'All',
      Pattern: '^\\+31',
      TreatmentPriority: 1,
      TargetType: 'User',
      Target: user('ada').id,
    });
    expect(dial('ada', '0205552102').end.kind).toBe('sbc');
  });

  it('are with whom Teams still shows them until the change has reached it', () => {
    const { dial, lab, run, later } = aContactCentre();
    lab.switches.readModelSeconds = 30;
    run('Remove-CsPhoneNumberAssignment', { Identity: 'bob@contoso.example', RemoveAll: true });
    expect(dial('ada', '0205552102').end.kind).toBe('colleague');
    later(31);
    expect(dial('ada', '0205552102').end.kind).toBe('sbc');
  });

  it('that nobody holds go to a treatment before any route, the lowest priority first', () => {
    const { dial, run, user } = aContactCentre();
    const treat = (Identity: string, Pattern: string, TreatmentPriority: number, name: string) =>
      run('New-CsTeamsUnassignedNumberTreatment', {
        Identity,
        Pattern,
        TreatmentPriority,
        TargetType: 'User',
        Target: user(name).id,
      });
    treat('Wide', '^\\+3120555', 9, 'bob');
    treat('Leavers', '^\\+31205559\\d{3}$', 2, 'ada');
    expect(dial('ada', '0205559123').end).toMatchObject({ kind: 'treated', treatment: 'Leavers', target: ada });
    expect(dial('ada', '0205558123').end).toMatchObject({ treatment: 'Wide' });
    expect(dial('ada', '0205552102').end.kind).toBe('colleague');
  });
});

describe('what leaves', () => {
  it('passes the rules of the SBC: the first of each list that takes the number, once it is usable', () => {
    const { dial, run, later } = aContactCentre();
    run('New-CsTeamsTranslationRule', { Identity: 'Strip', Pattern: '^\\+31(\\d{9})$', Translation: '0$1' });
    run('New-CsTeamsTranslationRule', { Identity: 'All', Pattern: '^(.*)$', Translation: 'x$1' });
    run('Set-CsOnlinePSTNGateway', {
      Identity: one,
      OutboundPstnNumberTranslationRules: ['Strip', 'All'],
      OutboundTeamsNumberTranslationRules: ['Strip'],
    });
    expect(dial('ada', '0612345678').tries[0]).toMatchObject({ called: '+31612345678' });
    later(61);
    expect(dial('ada', '0612345678').tries[0]).toMatchObject({
      called: '0612345678',
      caller: '0205552101',
      translations: [
        { list: 'OutboundPstn', rule: 'Strip' },
        { list: 'OutboundTeams', rule: 'Strip' },
      ],
    });
    expect(dial('ada', '112').tries[0]).toMatchObject({ called: 'x112' });
  });

  it('keeps or drops the rest of a number of which a rule took a part', () => {
    const { dial, run, later, lab } = aContactCentre();
    run('New-CsTeamsTranslationRule', { Identity: 'Part', Pattern: '^\\+31', Translation: '0' });
    run('Set-CsOnlinePSTNGateway', { Identity: one, OutboundPstnNumberTranslationRules: ['Part'] });
    later(61);
    expect(dial('ada', '0612345678').tries[0]?.called).toBe('0612345678');
    lab.switches.partialMatches = 'dropped';
    expect(dial('ada', '0612345678').tries[0]?.called).toBe('0');
  });

  it('shows whom the caller ID policy says, and nothing where it lets the user hide it', () => {
    const { dial, run, later, user } = aContactCentre();
    run('New-CsCallingLineIdentity', {
      Identity: 'Reception',
      CallingIDSubstitute: 'Resource',
      ResourceAccount: user('reception').id,
      CompanyName: 'Contoso',
      EnableUserOverride: true,
    });
    later(600);
    run('Grant-CsCallingLineIdentity', { Identity: ada, PolicyName: 'Reception' });
    expect(dial('ada', '0612345678').shown).toEqual({
      policy: { name: 'Reception', source: 'direct' },
      substitute: 'Resource',
      number: '+31205552000',
      companyName: 'Contoso',
    });
    expect(dial('ada', '0612345678', { hidden: true }).tries[0]?.caller).toBeNull();
    expect(dial('bob', '0612345678', { hidden: true }).tries[0]?.caller).toBe('+31205552102');
  });
});

it('somebody whose calling policy has private calling off, or who has no Enterprise Voice, calls nobody', () => {
  const { dial, run, addUser, user } = aContactCentre();
  run('Set-CsTeamsCallingPolicy', { Identity: 'CC agents', AllowPrivateCalling: false });
  run('Grant-CsTeamsCallingPolicy', { Identity: ada, PolicyName: 'CC agents' });
  expect(dial('ada', '112').end).toEqual({ kind: 'refused', why: 'no private calling' });
  addUser({ ...user('bob'), enterpriseVoiceEnabled: false });
  expect(dial('bob', '112').end).toEqual({ kind: 'refused', why: 'no Enterprise Voice' });
});

it('what no usage takes goes out by Calling Plan for who has one', () => {
  const { dial, addUser, user } = aContactCentre();
  addUser({ ...user('ada'), licences: [licences.e5, findSku('MCOTEAMS_ESSENTIALS')?.skuId ?? ''] });
  expect(dial('ada', '+4420712345678').end).toEqual({ kind: 'calling plan' });
  expect(dial('ada', '0612345678').end.kind).toBe('sbc');
  expect(dial('bob', '+4420712345678').end.kind).toBe('refused');
});

it('who has a policy that is gone has Global', () => {
  const { dial, store } = aContactCentre();
  store.delete('voiceRoutingPolicy', 'NL');
  expect(dial('ada', '112').policy).toEqual({ name: 'Global', source: 'global' });
});

it("a group's policy is in effect once it has spread, by rank, and behind one's own", () => {
  const { dial, run, store, later, user } = aContactCentre();
  for (const id of ['leads', 'all']) {
    store.put('group', id, { id, displayName: id, mail: `${id}@contoso.example`, members: [user('eve').id] });
  }
  run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'Leads', OnlinePstnUsages: ['Emergency'] });
  later(600);
  run('Grant-CsOnlineVoiceRoutingPolicy', { Group: 'all', PolicyName: 'NL' });
  run('Grant-CsOnlineVoiceRoutingPolicy', { Group: 'leads', PolicyName: 'Leads', Rank: 1 });
  expect(dial('eve', '112').policy).toEqual({ name: 'Global', source: 'global' });
  later(601);
  expect(dial('eve', '112').policy).toEqual({ name: 'Leads', source: 'group', group: 'leads', rank: 1 });
  store.delete('voiceRoutingPolicy', 'Leads');
  expect(dial('eve', '112').policy).toMatchObject({ name: 'NL', source: 'group', rank: 2 });
  run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'eve@contoso.example', PolicyName: 'NL' });
  expect(dial('eve', '112').policy).toEqual({ name: 'NL', source: 'direct' });
});
