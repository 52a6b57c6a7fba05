import { describe, expect, it } from 'vitest';
import { trunkThatDiffers, withTrunkNow, withTrunkOf } from '../../../live/drift/trunk.ts';
import type { CarrierNow, ProfileNow } from '../../../live/trunk/trunk-now.ts';
import { destinationsOf } from '../../../live/trunk/with-destinations.ts';
import { aTenant } from '../trunk/a-tenant.ts';

const file = aTenant({
  provider: 'telnyx',
  telnyx: {
    connection: 'contoso Teams',
    subdomain: 'contoso-ujet',
    receiveFrom: 'ownConnections',
    outbound: { destinations: ['NL', 'BE'], dailySpendLimit: 50 },
    orders: [],
    release: [],
  },
});
const connection: CarrierNow['connection'] = {
  value: {
    id: 'c1',
    name: 'contoso Teams',
    active: true,
    forTeams: true,
    fqdn: { value: 'a1b2.mstsbc.telnyx.tech' },
    txt: { value: undefined },
    inboundHost: 'contoso-ujet.sip.telnyx.com',
    receiveFrom: 'ownConnections',
    codecs: ['PCMA'],
    region: 'Europe',
    channelLimit: undefined,
    profileId: 'p1',
  },
};
const noOther = { maxDestinationRate: undefined, concurrentCalls: undefined };
const carrier = (more: Partial<ProfileNow>): CarrierNow => ({
  connection,
  profile: {
    value: {
      id: 'p1',
      name: 'contoso Teams',
      enabled: true,
      destinations: [],
      dailySpendLimit: '50.00',
      ...noOther,
      ...more,
    },
  },
  numbers: { value: [] },
  orders: { value: [] },
});

describe('the countries that the carrier lets calls to', () => {
  it.each([
    { now: { destinations: ['BE', 'NL'] }, are: ['NL', 'BE'] },
    { now: { destinations: ['NL', 'GB'] }, are: ['NL', 'GB'] },
    { now: { destinations: ['NL', 'BE'], enabled: false }, are: [] },
  ])('are $are where its profile says $now', ({ now, are }) => {
    expect(destinationsOf(withTrunkNow(file, { carrier: carrier(now) }))).toEqual(are);
  });

  it('are each a difference of their own: what is closed, and what is open', () => {
    const changed = trunkThatDiffers(file, { carrier: carrier({ destinations: ['NL', 'GB'] }) }).filter(
      ({ changes }) => changes.length > 0,
    );
    expect(changed.map((one) => destinationsOf(withTrunkOf(file, one) ?? aTenant({})))).toEqual([
      ['NL'],
      ['NL', 'BE', 'GB'],
    ]);
  });
});
