import { describe, expect, it } from 'vitest';
import {
  createBlockedCallerExemptionKind,
  createBlockedCallerKind,
} from '../../../../../providers/msteams/resources/described/blocked-caller.ts';
import { aContext, addResourceAccount, aTenant } from '../teams-session.ts';

const pattern = '^\\+?31900\\d+$';
const asked = (change: object = {}) => ({ name: 'Robots', pattern, enabled: true, adopt: false, ...change });
const row = (tenant: ReturnType<typeof aTenant>) =>
  tenant.run('Get-CsInboundBlockedNumberPattern', { Identity: 'Robots' }).output[0];

describe('a blocked caller pattern', () => {
  it('is refused with a pattern that .NET cannot read', () => {
    const { failures } = createBlockedCallerKind(aTenant().newRun()).check({
      urn: '',
      news: asked({ pattern: '^(1' }),
    });
    expect(failures.map(({ reason }) => reason)).toEqual([expect.stringContaining('pattern: "^(1"')]);
  });

  it('is not written while Entra does not know the account, which the preview tells', async () => {
    const tenant = aTenant();
    const args = asked({ redirectTo: 'reception@contoso.example' });
    const kind = () => createBlockedCallerKind(tenant.newRun());
    const words = 'Entra knows no account reception@contoso.example.';
    await expect(kind().foresee?.({ args, context: aContext('robots') })).rejects.toThrow(words);
    await expect(kind().create({ args, context: aContext('robots') })).rejects.toThrow(words);
    expect(tenant.writes()).toEqual([]);
  });

  it.each(['accept', 'refuse'] as const)(
    'refuses again whom it sent to an account, where an empty Guid is: %s',
    async (how) => {
      const tenant = aTenant({ clearRedirect: how });
      addResourceAccount(tenant, 'reception');
      const context = aContext('robots');
      const made = await createBlockedCallerKind(tenant.newRun()).create({
        args: asked({ redirectTo: 'reception@contoso.example' }),
        context,
      });
      expect(row(tenant)).toMatchObject({ ResourceAccount: expect.any(String) });
      const changed = await createBlockedCallerKind(tenant.newRun()).update({ ...made, args: asked(), context });
      expect(row(tenant)).toMatchObject({ Pattern: pattern, ResourceAccount: null });
      expect(changed.state).not.toHaveProperty('redirectTo');
      const again = createBlockedCallerKind(tenant.newRun());
      expect(again.diff({ urn: '', id: made.id, state: changed.state, args: asked() })).toEqual([]);
      await again.delete({ id: made.id, state: changed.state, context });
      expect(tenant.run('Get-CsInboundBlockedNumberPattern').output).toEqual([]);
    },
  );

  it('says once a run that the tenant blocks nobody, and leaves the switch to others', async () => {
    const tenant = aTenant();
    tenant.run('Set-CsTenantBlockedCallingNumbers', { Enabled: false });
    const session = tenant.newRun();
    const [one, other] = [aContext('robots'), aContext('office')];
    const made = await createBlockedCallerKind(session).create({ args: asked(), context: one });
    await createBlockedCallerExemptionKind(session).create({
      args: { name: 'Office', pattern: '^\\+?3120', enabled: true, adopt: false },
      context: other,
    });
    expect(one.said.join()).toContain(
      'The tenant blocks no callers (Get-CsTenantBlockedCallingNumbers: Enabled is False)',
    );
    expect(one.said.join()).toContain('Set-CsTenantBlockedCallingNumbers -Enabled $true');
    expect(other.said).toEqual([]);
    expect(tenant.writes()).not.toContain('Set-CsTenantBlockedCallingNumbers');
    const later = aContext('robots');
    await createBlockedCallerKind(tenant.newRun()).read({ ...made, context: later });
    expect(later.said.join()).toContain('The tenant blocks no callers');
  });
});
