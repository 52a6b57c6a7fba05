import { placeCall } from '../../../lab/calls/place-call.ts';
import { question } from '../../../lab/calls/question.ts';
import type { DialledTrace, HandedOverTrace } from '../../../lab/calls/trace.ts';
import type { Switches } from '../../../lab/switches.ts';
import { aTeams, aUser, rule } from '../teams/a-teams.ts';

/** Teams with an SBC of its own, a carrier's trunk, three people with numbers, and a route for each kind of call. */
export const aContactCentre = (switches: Partial<Switches> = {}) => {
  const teams = aTeams(switches);
  const run = (cmdlet: string, parameters: Record<string, unknown> = {}) => {
    const { refusal, output } = teams.run(cmdlet, parameters);
    if (refusal !== undefined) throw new Error(`${cmdlet}: ${refusal}`);
    return output;
  };
  const number = (name: string, telephoneNumber: string) => {
    const user = teams.user(name);
    teams.addUser({ ...user, enterpriseVoiceEnabled: true });
    teams.store.put('number', telephoneNumber, {
      telephoneNumber,
      numberType: 'directRouting',
      assignmentTargetId: user.id,
      assignmentStatus: user.accountType === 'resourceAccount' ? 'voiceApplicationAssigned' : 'userAssigned',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: false,
    });
  };
  const route = (Identity: string, NumberPattern: string, usage: string, sbcs: readonly string[]) =>
    run('New-CsOnlineVoiceRoute', {
      Identity,
      NumberPattern,
      OnlinePstnUsages: [usage],
      OnlinePstnGatewayList: sbcs,
    });
  const later = (seconds: number) => teams.later(seconds);
  later(600);
  for (const Identity of ['sbc1.carrier.example', 'two.sbc1.carrier.example']) {
    run('New-CsOnlinePSTNGateway', { Identity, SipSignalingPort: 5061, Enabled: true });
  }
  run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National', 'Ambulance'] });
  route('Emergency', '^\\+?112$', 'Emergency', ['sbc1.carrier.example']);
  route('NL', '^\\+31\\d{9}$', 'National', ['sbc1.carrier.example', 'two.sbc1.carrier.example']);
  route('NL backup', '^\\+31\\d{9}', 'National', ['two.sbc1.carrier.example']);
  route('Ambulance', '^112$', 'Ambulance', ['two.sbc1.carrier.example']);
  run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL', OnlinePstnUsages: ['Emergency', 'National'] });
  run('New-CsTenantDialPlan', {
    Identity: 'NL',
    NormalizationRules: [
      rule('Emergency', '^(112)$', '$1'),
      rule('National', '^0([1-9]\\d{8})$', '+31$1'),
      rule('Desk', '^7(\\d{3})$', '+31205552100;ext=$1'),
    ],
  });
  later(600);
  teams.addUser(aUser('reception@contoso.example', { accountType: 'resourceAccount' }));
  number('ada', '+31205552101');
  number('bob', '+31205552102');
  number('eve', '+31205552100;ext=101');
  number('reception', '+31205552000');
  for (const Identity of ['ada', 'bob'].map((name) => `${name}@contoso.example`)) {
    run('Grant-CsOnlineVoiceRoutingPolicy', { Identity, PolicyName: 'NL' });
    run('Grant-CsTenantDialPlan', { Identity, PolicyName: 'NL' });
  }
  const ask = (asked: object) => placeCall(teams.lab, question.parse(asked));
  return {
    ...teams,
    run,
    ask,
    dial: (from: string, to: string, more: object = {}) =>
      ask({ from: `${from}@contoso.example`, to, ...more }) as DialledTrace,
    handOver: (to: string, more: object = {}) =>
      ask({ over: 'sbc1.carrier.example', from: '+31201112222', to, ...more }) as HandedOverTrace,
  };
};
