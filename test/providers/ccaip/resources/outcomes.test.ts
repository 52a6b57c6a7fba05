import { describe, expect, it } from 'vitest';
import type { PersonChange } from '../../../../providers/ccaip/bulk/change.ts';
import type { ExternalUsersState } from '../../../../providers/ccaip/schema/external-users.ts';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { ccaipAtWork, howOf } from './ccaip-at-work.ts';

const at = ccaipAtWork();
const losing = ({ email }: PersonChange) => ({
  email,
  ended: 'written' as const,
  problems: [],
  warnings: [],
  losses: ['role "Manager" is gone'],
});

it('a write that cannot be read back says what would let it', async () => {
  at.put('ada');
  const problems = ["CCAIP doesn't tell the UCaaS username: ucaasName of TRUNKLINE_CCAIP_LITERALS names the column"];
  at.refuse(({ email }) => ({ email, ended: 'unsure', problems, warnings: [] }));
  await expect(at.create({ ada: 1 })).rejects.toThrow('Fix: set TRUNKLINE_CCAIP_LITERALS as it says');
});

describe('what CCAIP has changed beyond what was asked', () => {
  it('is an error of an up, which knows all the same that it has set them', async () => {
    at.put('ada');
    at.refuse(losing);
    const failure: PartialFailure = await at.create({ ada: 1 }).catch((error) => error);
    expect(failure.name).toBe('PartialFailure');
    expect(String(failure.message)).toContain(
      'leave the rest of ada@contoso.com in CCAIP as it was: role "Manager" is gone',
    );
    expect(howOf(failure.state as unknown as ExternalUsersState)).toEqual({ ada: 'made' });
  });

  it('keeps numbers from being released, once', async () => {
    at.put('ada', { external: true, sipUri: 'ada@sip.example', ucaasName: 'ada' });
    const kind = at.removals();
    const context = at.contextOf('ExternalUserRemovals');
    const { id, state } = await kind.create({ args: at.removalsArgs('ada'), context });
    const update = () => kind.update({ id, state, args: at.removalsArgs(), context });
    at.refuse(losing);
    await expect(update()).rejects.toThrow('ada@contoso.com: role "Manager" is gone');
    at.refuse(() => undefined);
    expect((await update()).state).toMatchObject({ asked: '' });
  });
});
