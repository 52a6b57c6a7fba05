import { describe, expect, it } from 'vitest';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import { aTenant, found, route, sbc, toEmergency, toHome } from './a-tenant.ts';

const draining = { enabled: false, drainFor: '2h' };
const findings = (sbcs: ReturnType<typeof sbc>[], voiceRoutes = [toEmergency, toHome]) =>
  found('sbc-draining', aTenant({ sbcs, voiceRoutes })).map(({ level, what, why, fix }) => ({ level, what, why, fix }));
const both = [route('Emergency', '^\\+?112$', 'Emergency', ['main', 'spare'])];

describe('an SBC that is being drained', () => {
  it('is noted, with when it may go', () => {
    expect(findings([sbc('main', draining), sbc('spare')], both)).toEqual([
      {
        level: 'note',
        what: 'SBC "main" (main.example) is draining: Teams sends it no new calls.',
        why: "Calls in progress go on, and calls that come in over it are the SIP provider's to stop.",
        fix: 'take it out of the routes, and remove its row when it has been drained for 2h; or take drain out, and it takes calls again.',
      },
    ]);
  });

  it('has no name that nobody made where its own is not known yet', () => {
    const [finding] = findings([sbc('main', { ...draining, fqdn: notKnownYet }), sbc('spare')], both);
    expect(finding?.what).toBe('SBC "main" (not known yet) is draining: Teams sends it no new calls.');
  });

  it('is warned of where a route has nothing else that takes calls', () => {
    expect(findings([sbc('main', draining), sbc('spare')])).toMatchObject([
      { level: 'warning', why: 'Routes "Emergency" and "Home" have no other SBC that takes calls.' },
    ]);
    expect(findings([sbc('main', draining), sbc('spare', { enabled: false })], both)).toMatchObject([
      { level: 'warning', why: 'Route "Emergency" has no other SBC that takes calls.' },
    ]);
  });

  it('need not be in a route any more, and one that is only disabled is none', () => {
    const tenant = aTenant({ sbcs: [sbc('main'), sbc('old', draining)] });
    expect(found('sbc-in-no-route', tenant)).toEqual([]);
    expect(found('sbc-draining', aTenant({ sbcs: [sbc('main'), sbc('old', { enabled: false })] }))).toEqual([]);
  });
});
