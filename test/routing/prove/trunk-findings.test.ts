import { describe, expect, it } from 'vitest';
import type { SipTrunk } from '../../../tenant/sip-trunk.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, sbc, told } from './a-tenant.ts';

const tenant = (sipTrunk: Partial<SipTrunk>, more: Partial<Tenant> = {}): Tenant =>
  aTenant({ sipTrunk: { inboundDomain: 'in.example', ...sipTrunk }, ...more });
const says = (kind: Parameters<typeof found>[0], of: Tenant) => found(kind, of).map(told);

const telnyx = (settings: Partial<NonNullable<SipTrunk['telnyx']>>, inboundDomain = 'contoso.sip.telnyx.com'): Tenant =>
  tenant({
    provider: 'telnyx',
    inboundDomain,
    telnyx: {
      connection: 'x',
      subdomain: 'contoso',
      receiveFrom: 'ownConnections',
      outbound: { destinations: ['NL'], dailySpendLimit: 50 },
      orders: [],
      release: [],
      ...settings,
    },
  });

describe('a SIP trunk', () => {
  it('that takes fewer calls than CCAIP rings agents is a warning', () => {
    expect(says('trunk-capacity', tenant({ capacity: 9 }))).toEqual([
      [
        'warning: CCAIP may ring 10 agents at once, and the trunk takes 9 calls.',
        'Where the carrier counts a ringing phone as a call, some agents are not rung, and no other call gets through meanwhile.',
        'set ucaas.multicastLimit below 9, or have the carrier raise the capacity.',
      ],
    ]);
    expect(says('trunk-capacity', tenant({ capacity: 10 }))).toEqual([]);
    expect(says('trunk-capacity', tenant({}))).toEqual([]);
  });

  it('and than its SBCs are said to carry is a note, not for those that are out of use or another’s', () => {
    const sbcs = [
      sbc('main', { maxSessions: 101 }),
      sbc('small', { maxSessions: 100 }),
      sbc('open'),
      sbc('off', { maxSessions: 500, enabled: false }),
      sbc('theirs', { maxSessions: 500, derived: true }),
    ];
    expect(says('trunk-capacity', tenant({ capacity: 100 }, { sbcs }))).toEqual([
      [
        'note: SBC "main" is said to carry 101 sessions, and the trunk takes 100 calls.',
        'Teams warns administrators at 90 % of maxSessions, so it says nothing before the trunk is full.',
        'set maxSessions to 100 or less, or correct the capacity.',
      ],
    ]);
  });

  it('with codecs that Microsoft doesn’t list for an SBC is a note, a warning if it has no other', () => {
    expect(says('trunk-codec', tenant({ codecs: ['PCMA', 'opus', 'AMR-WB', 'telephone-event'] }))).toEqual([
      [
        "note: opus and AMR-WB of the trunk's codecs are not among those that Microsoft's page lists for an SBC.",
        'Listed are SILK, G.711 (PCMA, PCMU), G.722 and G.729. A call by another one has sound only if the SBC transcodes.',
        'leave it out at the carrier, unless the SBC transcodes.',
      ],
    ]);
    expect(says('trunk-codec', tenant({ codecs: ['OPUS'] }))[0]?.[0]).toBe(
      "warning: None of the trunk's codecs is among those that Microsoft's page lists for an SBC.",
    );
    expect(says('trunk-codec', tenant({ codecs: ['PCMA', 'pcmu', 'G722', 'G729', 'SILK', 'CN'] }))).toEqual([]);
    expect(says('trunk-codec', tenant({}))).toEqual([]);
  });

  it('open to everyone is a warning', () => {
    expect(says('trunk-inbound-open', telnyx({ receiveFrom: 'anyone' }))[0]?.[0]).toBe(
      'warning: Anyone on the Internet may call contoso.sip.telnyx.com, and so everybody who has a number here.',
    );
    expect(says('trunk-inbound-open', telnyx({}))).toEqual([]);
  });

  it('whose inbound domain takes no TLS is a note', () => {
    const [finding] = found('trunk-inbound-in-clear', telnyx({}));
    expect(finding && told(finding)[0]).toBe("note: CCAIP's calls to contoso.sip.telnyx.com are signalled in clear.");
    expect(finding?.part).toEqual({ kind: 'trunk', path: ['telnyx', 'subdomain'] });
  });

  it('that CCAIP calls by another domain than its subdomain is a warning, and nothing is said of TLS there', () => {
    const of = telnyx({}, 'ujet.contoso.example');
    expect(says('trunk-inbound-elsewhere', of)[0]?.[0]).toBe(
      'warning: CCAIP calls ujet.contoso.example, and the subdomain that up makes is contoso.sip.telnyx.com.',
    );
    expect(says('trunk-inbound-in-clear', of)).toEqual([]);
    expect(says('trunk-inbound-elsewhere', telnyx({}, 'Contoso.sip.telnyx.com'))).toEqual([]);
  });

  it('without a limit of what calls cost is a warning', () => {
    const outbound = { destinations: ['NL'], dailySpendLimit: 'none' } as const;
    expect(says('trunk-spend-unlimited', telnyx({ outbound }))[0]?.[0]).toBe(
      'warning: Calls out may cost any amount in a day.',
    );
    expect(says('trunk-spend-unlimited', telnyx({}))).toEqual([]);
  });
});
