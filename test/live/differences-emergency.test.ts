import { describe, expect, it } from 'vitest';
import type { LiveRows } from '../../live/rows.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { ada, aLive } from './a-live.ts';
import { linesOf } from './lines-of.ts';
import { nlFile } from './nl-file.ts';

const dialled = (number: string, live: LiveRows, config?: Tenant) =>
  linesOf({ kind: 'dialled', upn: 'ada@contoso.com', dialled: number }, live, config);
const emergencyRow = (Identity: string, EmergencyDialMask: string): LiveRows['emergencyPolicies'][number] => ({
  Identity,
  AllowEnhancedEmergencyServices: false,
  EmergencyNumbers: [{ EmergencyDialString: '112', EmergencyDialMask, OnlinePSTNUsage: 'Emergency' }],
});

describe('where a tenant differs from its file', () => {
  it.each<[string, Partial<LiveRows>, string[]]>([
    ['the same', {}, []],
    [
      'a mask that was added by hand',
      { emergencyPolicies: [emergencyRow('NL', '117;897')] },
      ['emergency call routing policy "NL": numbers 112 117 897 by Emergency; the file says 112 117 by Emergency.'],
    ],
    [
      'no policy',
      { people: [ada], emergencyPolicies: [emergencyRow('NL', '117')] },
      ['ada@contoso.com: emergencyCallRoutingPolicy none (so Global holds); the file says NL.'],
    ],
    [
      "Global's numbers",
      { people: [ada], emergencyPolicies: [emergencyRow('NL', '117'), emergencyRow('Global', '')] },
      [
        'ada@contoso.com: emergencyCallRoutingPolicy none (so Global holds); the file says NL.',
        'emergency call routing policy "Global" has 112 by Emergency. It holds for everybody who has no other, and the tenant file doesn\'t describe it under global.',
      ],
    ],
  ])('is told of an emergency call that the policy takes: %s', (_, parts, lines) => {
    const people = [{ ...ada, emergencyCallRoutingPolicy: { name: 'NL' } }];
    const emergencyPolicies = [emergencyRow('NL', '117')];
    const file: Tenant = {
      ...nlFile,
      emergencyCallRoutingPolicies: [
        {
          name: 'NL',
          numbers: [{ dial: '112', masks: ['117'], usage: 'Emergency' }],
          enhancedServices: false,
          adopt: false,
        },
      ],
      users: nlFile.users.map((user) => ({ ...user, emergencyCallRoutingPolicy: 'NL' })),
    };
    expect(dialled('112', aLive({ people, emergencyPolicies, ...parts }), file)).toEqual(lines);
  });

  it.each<[string, LiveRows['emergencyPolicies'][number], string[]]>([
    ['the same', emergencyRow('Global', '117'), []],
    ['no mask', emergencyRow('Global', ''), ['numbers 112 by Emergency']],
    ['nothing', { ...emergencyRow('Global', ''), EmergencyNumbers: [] }, ['numbers none']],
  ])('is told of an emergency call that the Global policy of the file takes: %s', (_, row, says) => {
    const lines = dialled('112', aLive({ people: [ada], emergencyPolicies: [emergencyRow('NL', '117'), row] }), {
      ...nlFile,
      emergencyCallRoutingPolicies: [
        {
          name: 'NL',
          numbers: [{ dial: '112', masks: ['117'], usage: 'Emergency' }],
          enhancedServices: false,
          adopt: false,
        },
      ],
      global: { reason: 'all', emergencyCallRoutingPolicy: 'NL' },
    });
    expect(lines).toEqual(
      says.map((what) => `emergency call routing policy "Global": ${what}; the file says 112 117 by Emergency.`),
    );
  });
});
