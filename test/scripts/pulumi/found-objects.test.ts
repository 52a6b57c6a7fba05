import { describe, expect, it } from 'vitest';
import { notLifted, takeLifts } from '../../../scripts/pulumi/found-objects.ts';
import { formatProblem } from '../../../tenant/problem.ts';

const state = {
  deployment: {
    resources: [
      { type: 'msteams:index:VoiceRoute', id: 'nl mobile', outputs: { name: 'NL mobile', __found: 'imported' } },
      { type: 'msteams:index:Sbc', id: 'sbc1.contoso.com', outputs: { fqdn: 'sbc1.contoso.com', __found: 'adopted' } },
      { type: 'msteams:index:DialPlan', id: 'nl', outputs: { name: 'NL', __mark: '0123456789' } },
      { type: 'msteams:index:DialPlan', id: 'read', external: true, outputs: { name: 'Read', __found: 'imported' } },
      { type: 'pulumi:pulumi:Stack' },
    ],
  },
};
const paths = (...lifted: string[]) => notLifted(state, lifted).map(({ path }) => path);

describe('a destroy', () => {
  it('is refused for what was imported or adopted, each by name, with the way to lift it', () => {
    expect(paths()).toEqual(['voice-route:NL mobile', 'sbc:sbc1.contoso.com']);
    expect(formatProblem(notLifted(state, [])[0] as never)).toMatch(
      /^stack: voice-route:NL mobile: was in the tenant before this stack imported it.*\n.*\n {2}Fix: --lift "voice-route:NL mobile"/s,
    );
  });

  it('goes on with what is lifted by name, in any case, and with that alone', () => {
    expect(paths('Voice-Route:nl MOBILE')).toEqual(['sbc:sbc1.contoso.com']);
    expect(paths('voice-route:NL mobile', 'sbc:sbc1.contoso.com')).toEqual([]);
  });

  it('is refused with a name that it does not know: nobody lifts by a slip', () => {
    const all = ['voice-route:NL mobile', 'sbc:sbc1.contoso.com'];
    const [problem, ...others] = notLifted(state, [...all, 'dial-plan:NL']);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: '--lift', message: expect.stringContaining('"dial-plan:NL"') });
    expect(notLifted({}, ['sbc:x'])).toHaveLength(1);
    expect(notLifted({}, [])).toEqual([]);
  });

  it('may lift what it would leave in the tenant, and needs not', () => {
    const outputs = { name: 'teams.carrier.example', user: 'activate@teams.carrier.example' };
    const domain = { deployment: { resources: [{ type: 'msteams:index:SipDomain', id: outputs.name, outputs }] } };
    const all = [`sip-domain:${outputs.name}`, `Activation-User:${outputs.user}`, `licence:${outputs.user}`];
    expect(notLifted(domain, [])).toEqual([]);
    expect(notLifted(domain, all)).toEqual([]);
    const registered = {
      type: 'msteams:index:SipDomainRegistration',
      id: outputs.name,
      outputs: { name: outputs.name },
    };
    expect(notLifted({ deployment: { resources: [registered] } }, [`sip-domain:${outputs.name}`])).toEqual([]);
    expect(notLifted(domain, ['sip-domain:other.example'])[0]?.allowed).toContain(`There are: ${all[0]}, `);
  });

  it('is handed to the CLI without our own words', () => {
    expect(takeLifts(['destroy', '--lift', 'sbc:a', '-s', 'contoso', '--lift=voice-route:NL mobile', '--yes'])).toEqual(
      {
        args: ['destroy', '-s', 'contoso', '--yes'],
        lifted: ['sbc:a', 'voice-route:NL mobile'],
      },
    );
  });
});
