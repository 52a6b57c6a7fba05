import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../routing/prove/finding.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, sbc, told } from './a-tenant.ts';

describe('a multicast limit', () => {
  const ucaas = { multicastLimit: 40, statusInheritance: 'none' } as const;

  it.each<[string, Tenant, string[]]>([
    [
      'above all SBCs is an error',
      aTenant({ ucaas, sbcs: [sbc('main', { maxSessions: 30 })] }),
      [
        'error: CCAIP may ring 40 agents at once, more than an SBC is said to carry: SBC "main" 30 sessions.',
        "All SBCs together carry 30, so some agents aren't rung. Teams itself only warns at 90 % of maxSessions; the limit is the SBC's own.",
        'a call for 40 agents at once needs 40 sessions, while other calls need some too',
        'set ucaas.multicastLimit to 30 or less, or raise maxSessions if the SBC carries more.',
      ],
    ],
    [
      'above one SBC is a warning',
      aTenant({ ucaas, sbcs: [sbc('main', { maxSessions: 30 }), sbc('big', { maxSessions: 400 })] }),
      [
        'warning: CCAIP may ring 40 agents at once, more than an SBC is said to carry: SBC "main" 30 sessions.',
        'Where such calls come in over that SBC alone, some agents are not rung; which SBC they come over is up to the SIP provider.',
        'a call for 40 agents at once needs 40 sessions, while other calls need some too',
        'set ucaas.multicastLimit to 30 or less, or raise maxSessions if the SBC carries more.',
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(found('multicast-too-many', tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant, FindingKind]>([
    ['that the SBC carries', aTenant({ ucaas, sbcs: [sbc('main', { maxSessions: 40 })] }), 'multicast-too-many'],
    ['over an SBC of which nothing is said', aTenant({ ucaas }), 'multicast-too-many'],
    [
      "over a carrier's trunk",
      aTenant({ ucaas, sbcs: [sbc('main', { derived: true, maxSessions: 1 })] }),
      'multicast-too-many',
    ],
  ])('%s is none', (_, tenant, kind) => {
    expect(found(kind, tenant)).toEqual([]);
  });
});
