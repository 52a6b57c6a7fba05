import { describe, expect, it } from 'vitest';
import { createCallingPolicyKind } from '../../../../../providers/msteams/resources/described/calling-policy.ts';
import { aContext, aTenant } from '../teams-session.ts';

const context = aContext('agents');

describe('a calling policy in a tenant that is newer than trunkline', () => {
  it('is shown with a value that nobody here knows, and written in what is asked alone', async () => {
    const tenant = aTenant();
    const kind = () => createCallingPolicyKind(tenant.newRun());
    const args = { name: 'Desk', voicemail: 'AlwaysDisabled', adopt: false } as const;
    const made = await kind().create({ args, context });
    const row = tenant.store.get('callingPolicy', 'Desk') ?? expect.unreachable();
    const newer = { ...row, AllowVoicemail: 'Later', AllowTimeTravel: true };
    tenant.store.put('callingPolicy', 'Desk', newer);
    const read = await kind().read({ ...made, args, context });
    expect(read?.state).toMatchObject({ voicemail: 'Later' });
    expect(kind().diff({ urn: '', id: made.id, state: read?.state ?? made.state, args })).toEqual([
      { path: 'voicemail', kind: 'update' },
    ]);
    await kind().update({ id: made.id, state: read?.state ?? made.state, args, context });
    expect(tenant.store.get('callingPolicy', 'Desk')).toEqual({ ...newer, AllowVoicemail: 'AlwaysDisabled' });
  });
});
