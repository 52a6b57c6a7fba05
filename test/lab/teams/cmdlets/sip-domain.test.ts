import { expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

it('lists verified domains with their status, and an SBC is taken in none that is disabled', () => {
  const { run, store } = aTeams();
  const [domain] = store.list('domain').filter(({ isVerified, isInitial }) => isVerified && !isInitial);
  if (domain === undefined) throw new Error('the lab has a verified domain');
  store.put('domain', 'new.example', { id: 'new.example', isVerified: false, isDefault: false, isInitial: false });
  const listed = (parameters: object = {}) =>
    run('Get-CsOnlineSipDomain', parameters as Record<string, unknown>).output.map(
      ({ Name, Status }) => `${Name} ${Status}`,
    );
  expect(listed()).toContain(`${domain.id} Enabled`);
  expect(listed().join()).not.toContain('new.example');
  run('Disable-CsOnlineSipDomain', { Domain: domain.id, Force: true });
  expect(listed({ DomainStatus: 'Disabled' })).toEqual([`${domain.id} Disabled`]);
  expect(listed({ Domain: domain.id.toUpperCase() })).toEqual([`${domain.id} Disabled`]);
  const sbc = { Fqdn: `sbc.${domain.id}`, SipSignalingPort: 5061 };
  expect(run('New-CsOnlinePSTNGateway', sbc).refusal).toMatch(/domain/i);
  run('Enable-CsOnlineSipDomain', { Domain: domain.id });
  expect(listed()).toContain(`${domain.id} Enabled`);
  expect(run('New-CsOnlinePSTNGateway', sbc).refusal).toBeUndefined();
  expect(run('Enable-CsOnlineSipDomain', { Domain: 'nowhere.example' }).refusal).toContain('not found');
});
