import { describe, expect, it } from 'vitest';
import { asItIs } from '../../../live/drift/as-it-is.ts';
import { thingsThatDiffer } from '../../../live/drift/things.ts';
import { liveSide } from '../../../live/side.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aLive } from '../a-live.ts';
import { nlFile } from '../nl-file.ts';

describe('what the file leaves to others', () => {
  const live = aLive();
  const noted = {
    ...live,
    policies: live.policies.map((row) => ({ ...row, Description: 'made 2019 by jan' })),
    dialPlans: live.dialPlans.map((row) => ({ ...row, Description: 'made 2019 by jan' })),
  };
  const differences = (file: Tenant) =>
    thingsThatDiffer(file, asItIs(file, liveSide(noted, file).words, noted)).map(({ text }) => text);

  it('has no drift in what they note of it; what the file makes has', () => {
    const others: Tenant = {
      ...nlFile,
      voiceRoutingPolicies: nlFile.voiceRoutingPolicies.map((policy) => ({ ...policy, existing: true })),
      dialPlans: nlFile.dialPlans.map((plan) => ({ ...plan, existing: true })),
    };
    expect(differences(others)).toEqual([]);
    expect(differences(nlFile)).toHaveLength(nlFile.voiceRoutingPolicies.length + nlFile.dialPlans.length);
  });
});
