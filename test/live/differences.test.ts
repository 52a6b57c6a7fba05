import { describe, expect, it } from 'vitest';
import { differences } from '../../live/differences/differences.ts';
import type { LiveRows } from '../../live/rows.ts';
import { liveSide } from '../../live/side.ts';
import { answer } from '../../routing/question.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { ada, aLive, gateway, policy, type RuleRow, route, withRules } from './a-live.ts';
import { linesOf } from './lines-of.ts';
import { fileSide, nlFile } from './nl-file.ts';

const dialled = (number: string, live: LiveRows, config?: Tenant) =>
  linesOf({ kind: 'dialled', upn: 'ada@contoso.com', dialled: number }, live, config);
const mobile = '0612345678';
const routes = (...changed: readonly LiveRows['routes'][number][]): LiveRows => {
  const names = changed.map(({ Identity }) => Identity);
  return aLive({ routes: [...aLive().routes.filter(({ Identity }) => !names.includes(Identity)), ...changed] });
};
const fileRules: readonly RuleRow[] = [
  ['Emergency', '^(112)$', '$1'],
  ['International', '^00([1-9]\\d{6,14})$', '+$1'],
  ['National', '^0([1-9]\\d{8})$', '+31$1'],
];

describe('where a tenant differs from its file', () => {
  it.each([mobile, '112', '00442071234567', '+4930123456', '9'])('is nowhere after up: %s', (number) => {
    expect(dialled(number, aLive())).toEqual([]);
  });

  it('is not told of what the call never meets', () => {
    expect(dialled('112', routes(route('NL mobile', 3, 'x', 'National')))).toEqual([]);
    expect(dialled('112', aLive({ policies: [policy('NL agents', 'Emergency')] }))).toEqual([]);
    expect(dialled(mobile, withRules(['New', '^9', '+1'], ...fileRules))).toEqual([]);
  });

  it.each<[string, string, LiveRows, string[]]>([
    [
      'another pattern that still matches',
      mobile,
      routes(route('NL mobile', 3, '^\\+316', 'National')),
      ['route "NL mobile": pattern ^\\+316; the file says ^\\+316\\d{8}$.'],
    ],
    [
      'a pattern that now takes the number of another route',
      mobile,
      routes(route('NL geographic', 2, '^\\+31', 'National')),
      ['route "NL geographic": pattern ^\\+31; the file says ^\\+31[1-57]\\d{8}$.'],
    ],
    [
      'a route that is gone',
      mobile,
      aLive({ routes: aLive().routes.filter(({ Identity }) => Identity !== 'NL mobile') }),
      ['route "NL mobile" isn\'t in the tenant.'],
    ],
    [
      'a route made by hand that is tried last',
      mobile,
      routes(route('Spare', 9, '^\\+316', 'National')),
      ['route "Spare" isn\'t in the file.'],
    ],
    [
      'a route in another usage',
      mobile,
      routes(route('NL mobile', 3, '^\\+316\\d{8}$', 'International')),
      ['route "NL mobile": pstnUsages none; the file says National.'],
    ],
    [
      'other SBCs of a route',
      mobile,
      routes(route('NL mobile', 3, '^\\+316\\d{8}$', 'National', ['sbc2.contoso.com'])),
      ['route "NL mobile": sbcs sbc2.contoso.com; the file says main.'],
    ],
    [
      'a policy given by hand',
      mobile,
      aLive({ people: [{ ...ada, voiceRoutingPolicy: { name: 'NL supervisors' } }] }),
      ['ada@contoso.com: voiceRoutingPolicy NL supervisors; the file says NL agents.'],
    ],
    [
      'a policy by a group',
      mobile,
      aLive({ people: [{ ...ada, voiceRoutingPolicy: { name: 'NL supervisors', group: '9d1c' } }] }),
      ['ada@contoso.com: voiceRoutingPolicy NL supervisors by group 9d1c; the file says NL agents.'],
    ],
    [
      'a policy without the usage',
      mobile,
      aLive({ policies: [policy('NL agents', 'Emergency')] }),
      ['voice routing policy "NL agents": pstnUsages none; the file says National.'],
    ],
    [
      'a policy with a usage more',
      '00442071234567',
      aLive({ policies: [policy('NL agents', 'Emergency', 'National', 'International')] }),
      ['voice routing policy "NL agents": pstnUsages International; the file says none.'],
    ],
    [
      'a policy that is gone',
      mobile,
      aLive({ policies: [] }),
      ['voice routing policy "NL agents" isn\'t in the tenant.'],
    ],
    [
      'a dial plan by Global',
      mobile,
      aLive({ people: [{ ...ada, dialPlan: undefined }] }),
      ['ada@contoso.com: dialPlan none (so Global holds); the file says NL Amsterdam.'],
    ],
    [
      'a rule made by hand that takes the number',
      mobile,
      withRules(['Mobile', '^06(\\d{8})$', '+316$1'], ...fileRules),
      ['dial plan "NL Amsterdam": rule "Mobile" isn\'t in the file.'],
    ],
    [
      'a rule that rewrites otherwise',
      mobile,
      withRules(...fileRules.slice(0, 2), ['National', '^0([1-9]\\d{8})$', '+32$1']),
      ['dial plan "NL Amsterdam": rule "National": translation +32$1; the file says +31$1.'],
    ],
    [
      'a rule that is gone',
      '112',
      withRules(...fileRules.slice(1)),
      ['dial plan "NL Amsterdam": rule "Emergency" isn\'t in the tenant.'],
    ],
    [
      'another usage location, where the country decides',
      '9',
      aLive({ people: [{ ...ada, country: 'BE' }] }),
      ['ada@contoso.com: usageLocation BE. By the tenant file everybody is in NL.'],
    ],
    [
      'an SBC that takes no calls',
      mobile,
      aLive({ gateways: [{ ...gateway, Enabled: false }] }),
      ['SBC main: enabled false; the file says true.'],
    ],
    [
      'a translation rule',
      mobile,
      aLive({
        gateways: [{ ...gateway, OutboundTeamsNumberTranslationRules: ['Main number'] }],
        translationRules: [{ Identity: 'Main number', Pattern: '^.*$', Translation: '+31205550000' }],
      }),
      ['SBC main sends the caller\'s number +31205550000 by translation rule "Main number"; by the file +31205552101.'],
    ],
    [
      'another number of the caller',
      mobile,
      aLive({ people: [{ ...ada, number: '+31205552199' }] }),
      ['ada@contoso.com: number +31205552199; the file says +31205552101.'],
    ],
    [
      'a Calling Plan',
      '00442071234567',
      aLive({ people: [{ ...ada, callingPlan: true }] }),
      ['ada@contoso.com: callingPlan true. A tenant file knows Direct Routing only.'],
    ],
    [
      'a number of somebody else',
      '2110',
      aLive({ numbers: [{ number: '+31205552110', holder: 'zoe@contoso.com', skipsInternal: false }] }),
      ['+31205552110 is the number of zoe@contoso.com; the file gives it to eve@contoso.com.'],
    ],
    [
      'a number that colleagues reach through the network only',
      '2110',
      aLive({ numbers: [{ number: '+31205552110', holder: 'eve@contoso.com', skipsInternal: true }] }),
      [
        "+31205552110 is reached through the network even by colleagues (ReverseNumberLookup); the file can't say that.",
      ],
    ],
  ])('is told of %s', (_, number, live, lines) => {
    expect(dialled(number, live)).toEqual(lines);
  });

  it("is not told of an order of a route's SBCs, nor of a Calling Plan that takes nothing", () => {
    const second = { ...gateway, Identity: 'sbc2.contoso.com' };
    const tenant: Tenant = {
      ...nlFile,
      sbcs: nlFile.sbcs.flatMap((sbc) => [sbc, { ...sbc, key: 'second', fqdn: second.Identity }]),
      voiceRoutes: nlFile.voiceRoutes.map((one) => ({ ...one, sbcs: ['main', 'second'] })),
    };
    const fqdns = [second.Identity, gateway.Identity];
    const live = { ...routes(route('NL mobile', 3, '^\\+316\\d{8}$', 'National', fqdns)), gateways: [gateway, second] };
    expect(dialled(mobile, { ...live, people: [{ ...ada, callingPlan: true }] }, tenant)).toEqual([]);
  });

  it('is told of an SBC that is gone and that a route still names', () => {
    expect(dialled(mobile, aLive({ gateways: [] }))).toEqual(["SBC main isn't in the tenant."]);
  });

  it('is not told of a usage location where the dial plan decides', () => {
    expect(dialled(mobile, aLive({ people: [{ ...ada, country: 'BE' }] }))).toEqual([]);
  });

  it('is told by the outcome where nothing else explains it', () => {
    const [file, live] = [fileSide(), liveSide(aLive(), nlFile)];
    const [byFile, byTenant] = ['112', mobile].map((dialled) =>
      answer(file.voice, { kind: 'dialled', upn: 'ada@contoso.com', dialled }),
    );
    if (!byFile || !byTenant) throw new Error('nobody dials');
    expect(differences({ file: { ...file, call: byFile }, live: { ...live, call: byTenant } })).toEqual([
      {
        about: 'outcome',
        name: 'call',
        text: 'the call ends as +31612345678, NL mobile, main; by the file as 112, NL emergency, main.',
      },
    ]);
  });

  describe('in an order', () => {
    const two: Tenant = {
      ...nlFile,
      voiceRoutes: [
        { name: 'A', pattern: '^\\+316', pstnUsages: ['National'], sbcs: ['main'], adopt: false },
        { name: 'B', pattern: '^\\+316', pstnUsages: ['National'], sbcs: ['main'], adopt: false },
      ],
    };
    const ab = (a: number, b: number) =>
      aLive({ routes: [route('A', a, '^\\+316', 'National'), route('B', b, '^\\+316', 'National')] });

    it('says which route is tried before which', () => {
      expect(dialled(mobile, ab(5, 9), two)).toEqual([]);
      expect(dialled(mobile, ab(9, 5), two)).toEqual(['routes that match: tried B, A; the file says A, B.']);
    });

    it("says when the tenant's order isn't certain", () => {
      expect(dialled(mobile, ab(5, 5), two)).toEqual([
        expect.stringMatching(/^route "B": Priority 5\. Route "A" of the same usage has the same: /),
      ]);
    });

    it('says which usage is tried before which', () => {
      const live = aLive({
        routes: [route('A', 1, '^\\+316', 'National'), route('B', 2, '^\\+316', 'Emergency')],
        policies: [policy('NL agents', 'National', 'Emergency')],
      });
      const config = {
        ...two,
        voiceRoutes: two.voiceRoutes.map((one) => (one.name === 'B' ? { ...one, pstnUsages: ['Emergency'] } : one)),
      };
      expect(dialled(mobile, live, config)).toEqual([
        'voice routing policy "NL agents": pstnUsages National, Emergency; the file says Emergency, National.',
      ]);
    });

    it('says which rule stands before which', () => {
      const early: RuleRow = ['Early', '^06', '+1'];
      const config: Tenant = {
        ...nlFile,
        dialPlans: nlFile.dialPlans.map((plan) => ({
          ...plan,
          rules: [...plan.rules.slice(0, 3), { name: 'Early', pattern: '^06', translation: '+1', internal: false }],
        })),
      };
      expect(dialled(mobile, withRules(early, ...fileRules), config)).toEqual([
        'dial plan "NL Amsterdam": rules Early, National; the file says National, Early.',
      ]);
    });
  });
});
