import { describe, expect, it } from 'vitest';
import { dumpTeams } from '../../../lab/teams/dump.ts';
import { aTeams, rule } from './a-teams.ts';

describe('the dump of the Teams side', () => {
  it('is the fresh tenant again after everything made is gone', () => {
    const teams = aTeams({ gatewayUnlinkSeconds: 0, unassignmentSpreadSeconds: 0, policyGrantableSeconds: 0 });
    const fresh = JSON.stringify(dumpTeams(teams.store));
    teams.run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', SipSignalingPort: 5061 });
    teams.run('Set-CsOnlinePstnUsage', { Usage: { Add: ['National'] } });
    teams.run('New-CsOnlineVoiceRoute', {
      Identity: 'R',
      OnlinePstnUsages: 'National',
      OnlinePstnGatewayList: 'sbc.contoso.example',
    });
    teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'P', OnlinePstnUsages: 'National' });
    teams.run('New-CsTenantDialPlan', { Identity: 'D', NormalizationRules: [rule('A')] });
    teams.run('New-CsTeamsTranslationRule', { Identity: 'T' });
    expect(JSON.stringify(dumpTeams(teams.store))).not.toBe(fresh);
    for (const [cmdlet, identity] of [
      ['Remove-CsOnlineVoiceRoutingPolicy', 'P'],
      ['Remove-CsOnlineVoiceRoute', 'R'],
      ['Remove-CsOnlinePSTNGateway', 'sbc.contoso.example'],
      ['Remove-CsTenantDialPlan', 'D'],
      ['Remove-CsTeamsTranslationRule', 'T'],
    ] as const) {
      expect(teams.run(cmdlet, { Identity: identity }).refusal).toBeUndefined();
    }
    teams.run('Set-CsOnlinePstnUsage', { Usage: { Remove: ['National'] } });
    expect(JSON.stringify(dumpTeams(teams.store))).toBe(fresh);
  });

  it('does not depend on the order or the time of making', () => {
    const make = (names: readonly string[], seconds: number) => {
      const teams = aTeams();
      teams.later(seconds);
      for (const name of names) teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: name });
      return dumpTeams(teams.store);
    };
    expect(make(['A', 'b', 'C'], 0)).toEqual(make(['C', 'b', 'A'], 99));
  });
});
