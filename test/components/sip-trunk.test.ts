import * as pulumi from '@pulumi/pulumi';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DirectRouting } from '../../components/direct-routing/index.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { expectedOfTenant } from '../../components/expected-of-tenant.ts';
import { planTelnyx } from '../../components/sip-trunk/telnyx/plan.ts';
import { tooManyNumbers } from '../../components/sip-trunk/too-many-numbers.ts';
import { freeNumbers, trunkToDo } from '../../components/sip-trunk/words.ts';
import { ucaasSettings } from '../../components/ucaas-settings.ts';
import { connectionArgs } from '../../providers/telnyx/schema/connection.ts';
import { numberOrderArgs } from '../../providers/telnyx/schema/number-order.ts';
import { outboundVoiceProfileArgs } from '../../providers/telnyx/schema/outbound-voice-profile.ts';
import { trunkNumbersArgs } from '../../providers/telnyx/schema/trunk-numbers.ts';
import type { TelnyxTrunk } from '../../providers/telnyx/trunk/telnyx-trunk.ts';
import { openSipTrunk } from '../../stacks/sip-trunk.ts';
import { notKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { wantedNumbers } from '../../tenant/wanted-numbers.ts';
import { aTenant } from './a-tenant.ts';

const fqdn = 'a1b2c3.mstsbc.telnyx.tech';
const activation = { user: `activate@${fqdn}`, licence: 'SPE_E5' };

const atTelnyx = (more: Partial<TelnyxTrunk> = {}): TelnyxTrunk => ({
  connection: 'trunkline contoso',
  outbound: { destinations: ['NL', 'BE'], dailySpendLimit: 50 },
  orders: [],
  release: [],
  ...more,
});

/** A tenant whose trunk is made at Telnyx; its one own SBC is the trunk. */
const trunked = (
  name: string,
  trunk: Partial<TelnyxTrunk> = {},
  { sipTrunk, ...more }: Partial<Tenant> = {},
): Tenant => {
  const sbcs = aTenant().sbcs.map((sbc) => (sbc.derived ? sbc : { ...sbc, fqdn: name }));
  return aTenant({
    sipDomain: { name, activation },
    sbcs,
    sipTrunk: {
      inboundDomain: 'contoso-ujet.sip.telnyx.com',
      ...sipTrunk,
      provider: 'telnyx',
      telnyx: atTelnyx(trunk),
    },
    ...more,
  });
};

const planOf = (tenant: Tenant) => planTelnyx(tenant, tenant.sipTrunk.telnyx ?? atTelnyx());

describe('what is asked of Telnyx', () => {
  it('is a connection without an expected name and no numbers, until the file has the name', () => {
    expect(planOf(trunked(notKnownYet))).toEqual({
      profile: { name: 'trunkline contoso', destinations: ['NL', 'BE'], dailySpendLimit: '50' },
      connection: { name: 'trunkline contoso' },
      orders: [],
      protect: true,
    });
    expect(planOf(trunked(fqdn))).toMatchObject({
      connection: { expectedFqdn: fqdn },
      numbers: { numbers: ['+31205552101', '+31205552102'] },
    });
  });

  it('has every word of the tenant file, as the package takes it', () => {
    const tenant = trunked(
      fqdn,
      {
        subdomain: 'Contoso-ujet',
        receiveFrom: 'ownConnections',
        region: 'Europe',
        outbound: { destinations: ['NL'], dailySpendLimit: 'none', maxDestinationRate: 0.35, concurrentCalls: 40 },
        emergencyAddress: '5678',
        orders: [
          { name: '2026-12', numbers: ['+31205552103'], requirementGroup: 'group-1' },
          { name: '2026-12b', search: { country: 'NL', areaCode: '20', count: 10 } },
        ],
        release: ['+31205552199'],
      },
      {
        protect: false,
        sipTrunk: { inboundDomain: 'x', codecs: ['PCMA', 'OPUS'], capacity: 200 },
        approvals: {
          purchase: { count: 11, monthlyCost: 12.5, upfrontCost: 0, currency: 'USD', reason: 'Utrecht' },
          trunkNumbers: { count: 3, reason: 'moved' },
          numberReleases: { count: 1, reason: 'gone' },
        },
      },
    );
    const { profile, connection, orders, numbers, protect } = planOf(tenant);
    expect(outboundVoiceProfileArgs.parse(profile)).toEqual({
      name: 'trunkline contoso',
      destinations: ['NL'],
      maxDestinationRate: 0.35,
      concurrentCalls: 40,
    });
    expect(connectionArgs.parse({ ...connection, profileId: '1' })).toEqual({
      profileId: '1',
      name: 'trunkline contoso',
      expectedFqdn: fqdn,
      subdomain: 'contoso-ujet',
      receiveFrom: 'ownConnections',
      region: 'Europe',
      codecs: ['PCMA', 'OPUS'],
      channelLimit: 200,
    });
    const approved = { approvedCount: 11, approvedMonthlyCost: '12.5', approvedUpfrontCost: '0', currency: 'USD' };
    expect(orders.map(({ args }) => numberOrderArgs.parse(args))).toEqual([
      {
        reference: '2026-12',
        numbers: ['+31205552103'],
        requirementGroup: 'group-1',
        ...approved,
      },
      {
        reference: '2026-12b',
        search: { country: 'NL', areaCode: '20', type: 'local', count: 10 },
        ...approved,
      },
    ]);
    expect(trunkNumbersArgs.parse({ ...numbers, connectionId: '1' })).toEqual({
      connectionId: '1',
      numbers: ['+31205552101', '+31205552102'],
      emergencyAddress: '5678',
      release: ['+31205552199'],
      approvedMoves: 3,
      approvedReleases: 1,
    });
    expect(protect).toBe(false);
  });

  it('brings all numbers of the tenant to the trunk: of users without their extension, and of its blocks, each once, less what is given back', () => {
    const [ada] = aTenant().users;
    const users = ada === undefined ? [] : [ada, { ...ada, upn: 'bob@contoso.com', number: '+31205552101;ext=12' }];
    const blocks = [{ first: '+31205552099', last: '+31205552102' }];
    const tenant = trunked(fqdn, {}, { users, sipTrunk: { inboundDomain: 'x', numbers: blocks } });
    expect(wantedNumbers(tenant, ['+31205552100'])).toEqual(['+31205552099', '+31205552101', '+31205552102']);
    expect(tooManyNumbers(tenant)).toEqual([]);
    const wide = trunked(
      fqdn,
      {},
      {
        sipTrunk: { inboundDomain: 'x', numbers: [{ first: '+31200000000', last: '+31209999999' }] },
      },
    );
    expect(tooManyNumbers(wide)).toMatchObject([{ path: 'sipTrunk.numbers' }]);
  });

  it('leaves for a person to write whom the bought numbers are for', () => {
    const bought = { one: ['+31205552101'], two: ['+31205552102', '+31205552103', '+31205552104'] };
    expect(freeNumbers(aTenant(), bought)).toEqual([
      "users.csv: +31205552103, +31205552104 of order two are nobody's yet: write each beside its person",
    ]);
  });
});

it('Teams is expected to have nothing before the trunk has a name', () => {
  const app = { ...aTenant().app, adminConsent: true as const };
  const groups = [{ name: 'Agents', dialPlan: 'NL' }];
  expect(expectedOfTenant(trunked(notKnownYet, {}, { app, groups }))).toEqual({
    sbcs: [],
    groups: false,
    consents: true,
  });
  expect(expectedOfTenant(trunked(fqdn))).toMatchObject({ sbcs: [fqdn], activates: fqdn });
});

it('CCAIP is given no host of SIP URIs that nobody knows yet', () => {
  const sipTrunk = { inboundDomain: 'x', sipUriHost: 'sipDomain' as const };
  expect(ucaasSettings(trunked(notKnownYet, {}, { sipTrunk })).sipUriHost).toBe(
    'not known yet: up makes the SIP trunk first',
  );
  expect(ucaasSettings(trunked(fqdn, {}, { sipTrunk })).sipUriHost).toBe(fqdn);
});

it('the SIP domain asks nobody to publish a record that the trunk has', () => {
  const [domain] = planDirectRouting('x', trunked(fqdn));
  expect(domain?.args).toMatchObject({ name: fqdn, zone: 'mstsbc.telnyx.tech' });
});

/** What is registered, in its order: `Kind name`, with what an engine would answer. */
const order: string[] = [];
const asked = new Map<string, Record<string, unknown>>();
let record: Record<string, string> | undefined;

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: async ({ type, name, inputs }) => {
        const kind = type.split(':').at(-1) ?? type;
        if (type.startsWith('trunkline:') || type.startsWith('pulumi:')) return { id: `${name}-id`, state: inputs };
        order.push(`${kind} begins`);
        asked.set(kind, inputs);
        for (let at = 0; at < 20; at += 1) await new Promise((done) => setImmediate(done));
        order.push(`${kind} ends`);
        const outputs = {
          OutboundVoiceProfile: { profileId: 'profile-1' },
          Connection: { connectionId: '42', fqdn, inboundHost: 'contoso-ujet.sip.telnyx.com' },
          NumberOrder: { numbers: ['+31205552107'] },
          SipDomainRegistration: record === undefined ? {} : { record },
        }[kind];
        return { id: `${name}-id`, state: { ...inputs, ...outputs } };
      },
      call: () => ({}),
    },
    'trunkline',
    'contoso',
    false,
    'acme',
  ),
);
beforeEach(() => {
  order.length = 0;
  asked.clear();
  record = { label: fqdn, type: 'TXT', value: 'MS=ms12345678', ttl: '3600' };
});

class Teams extends pulumi.ProviderResource {
  constructor() {
    super('msteams', 'msteams', {});
  }
}

const promised = <Value>(output: pulumi.Output<Value>) => new Promise<Value>((done) => void output.apply(done));

const at = (step: string): number => {
  const place = order.indexOf(step);
  if (place < 0) throw new Error(`${step} isn't among ${order.join(', ')}`);
  return place;
};

const register = async (tenant: Tenant) => {
  const trunk = openSipTrunk(tenant, 'telnyx', new Teams());
  if (tenant.sipDomain.name === notKnownYet) return trunk;
  new DirectRouting('direct-routing', { tenant, waitsFor: trunk.teamsWaitsFor });
  while (!order.includes('VoiceRoutingPolicy ends')) await new Promise((done) => setImmediate(done));
  return trunk;
};

describe('a trunk that up makes', () => {
  it('is there before its domain is registered, the record before the domain is verified, and the domain before the SBC', async () => {
    const approvals = { domainSignIns: { count: 3, reason: 'agreed' } };
    const orders = [{ name: 'first', numbers: ['+31205552107'] }];
    const trunk = await register(trunked(fqdn, { orders }, { approvals }));
    expect(at('OutboundVoiceProfile ends')).toBeLessThan(at('Connection begins'));
    expect(at('Connection ends')).toBeLessThan(at('SipDomainRegistration begins'));
    expect(at('SipDomainRegistration ends')).toBeLessThan(at('TxtRecord begins'));
    expect(at('TxtRecord ends')).toBeLessThan(at('SipDomain begins'));
    expect(at('SipDomain ends')).toBeLessThan(at('Sbc begins'));
    expect(at('NumberOrder ends')).toBeLessThan(at('TrunkNumbers begins'));
    expect(asked.get('Connection')).toMatchObject({ profileId: 'profile-1', expectedFqdn: fqdn });
    expect(asked.get('NumberOrder')).toMatchObject({ connectionId: '42' });
    expect(asked.get('TrunkNumbers')).toMatchObject({ connectionId: '42' });
    expect(asked.get('SipDomainRegistration')).toMatchObject({
      name: fqdn,
      usageLocation: 'NL',
      approvedSignIns: 3,
      ...activation,
    });
    // Of the connection and of nothing that can be had again.
    const [connection, ...others] = await promised(trunk.teamsWaitsFor);
    expect(Reflect.get(connection ?? {}, '__protect')).toBe(true);
    expect(others.map((one) => Reflect.get(one, '__protect') ?? false)).toEqual([false, false]);
    expect(asked.get('TxtRecord')).toMatchObject({
      connectionId: '42',
      fqdn,
      label: fqdn,
      value: 'MS=ms12345678',
      ttl: 3600,
    });
  });

  it("writes no record for a domain that was verified already, and has people's numbers before a search for more fails", async () => {
    record = undefined;
    await register(trunked(fqdn, { orders: [{ name: 'more', search: { country: 'NL', count: 2 } }] }));
    expect(at('TrunkNumbers ends')).toBeLessThan(at('NumberOrder begins'));
    expect(order).not.toContain('TxtRecord begins');
    expect(at('SipDomainRegistration ends')).toBeLessThan(at('SipDomain begins'));
  });

  it('comes before the SBC also where somebody else looks after the domain', async () => {
    await register(trunked(fqdn, {}, { sipDomain: { name: fqdn } }));
    expect(order).not.toContain('SipDomainRegistration begins');
    expect(at('Connection ends')).toBeLessThan(at('Sbc begins'));
  });

  it('is all there is, and says what to write where, before the file has its name', async () => {
    const tenant = trunked(notKnownYet, { orders: [{ name: 'first', numbers: ['+31205552107'] }] });
    const { trunk } = await register(tenant);
    expect(await promised(trunkToDo(tenant, trunk))).toEqual([
      `tenant.yaml: "${fqdn}" as sipDomain.name and sbcs.Main.fqdn, then up again: Teams has nothing yet`,
      "users.csv: +31205552107 of order first is nobody's yet: write it beside its person",
    ]);
    expect([...asked.keys()].toSorted()).toEqual(['Connection', 'NumberOrder', 'OutboundVoiceProfile']);
  });
});
