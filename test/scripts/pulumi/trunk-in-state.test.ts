import { describe, expect, it } from 'vitest';
import { cutOffByDestroy, needsTrunkKey } from '../../../scripts/pulumi/trunk-in-state.ts';
import { lackingSecrets } from '../../../stacks/needed-secrets.ts';
import { aTenant } from '../../components/a-tenant.ts';

const fqdn = 'a1b2c3.mstsbc.telnyx.tech';
const state = {
  deployment: {
    resources: [
      { type: 'telnyx:index:OutboundVoiceProfile', outputs: {} },
      { type: 'telnyx:index:Connection', outputs: { fqdn } },
    ],
  },
};

describe('a stack with a SIP trunk', () => {
  it('is not destroyed without the key of its provider', () => {
    expect(needsTrunkKey(state, {})).toMatchObject([
      { path: 'TRUNKLINE_TELNYX_API_KEY', message: "it isn't set, and this stack has a SIP trunk at Telnyx." },
    ]);
    expect(needsTrunkKey(state, { TRUNKLINE_TELNYX_API_KEY: '' })).toHaveLength(1);
    expect(needsTrunkKey(state, { TRUNKLINE_TELNYX_API_KEY: 'k' })).toEqual([]);
    expect(needsTrunkKey({}, {})).toEqual([]);
  });

  it('says what a destroy cuts off, and that numbers are kept', () => {
    const [line, ...more] = cutOffByDestroy(state);
    expect(more).toEqual([]);
    expect(line).toContain(`the connection of ${fqdn} goes, and every call in and out with it.`);
    expect(line).toContain('another SIP domain and another SBC. Numbers stay in the account');
    expect(cutOffByDestroy({})).toEqual([]);
  });
});

it('an up of a tenant lacks the secrets of what it writes to, all at once, and of nothing else', () => {
  const { ucaas } = aTenant();
  const both = aTenant({
    sipTrunk: { inboundDomain: 'x', provider: 'telnyx' },
    ucaas: { ...ucaas, externalUsers: { by: 'api', newUsers: {}, whenRemoved: 'clear' } },
  });
  const all = lackingSecrets(both, { TRUNKLINE_CCAIP_TOKEN: '' });
  expect(all.map(({ path }) => path)).toEqual(['TRUNKLINE_CCAIP_TOKEN', 'TRUNKLINE_TELNYX_API_KEY']);
  expect(all[1]?.fix).toContain('make an API key in the Telnyx portal');
  expect(lackingSecrets(both, { TRUNKLINE_CCAIP_TOKEN: 'c', TRUNKLINE_TELNYX_API_KEY: 'k' })).toEqual([]);
  expect(lackingSecrets(aTenant(), {})).toEqual([]);
});
