import { describe, expect, it } from 'vitest';
import { emergencyCalls } from '../../../routing/calls/emergency-calls.ts';
import { factsOf } from '../../../routing/prove/facts.ts';
import { aTenant, route, toEmergency, toHome } from '../prove/a-tenant.ts';

const told = (parts: Parameters<typeof aTenant>[0]) => emergencyCalls(factsOf(aTenant(parts)));

describe('emergency calls of a tenant', () => {
  it('are one call of each number that has to be reached, by one user of each kind, as the files have it go', () => {
    const { lost, calls } = told({});
    expect(lost).toEqual([]);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      expect(call).toMatchObject({ dial: '112', expect: { number: '112', route: 'Emergency', sbcs: ['main'] } });
    }
  });

  it('are lost where no route takes them, and then nothing is expected in their place', () => {
    const { lost, calls } = told({ voiceRoutes: [route('Elsewhere', '^\\+?911$', 'Emergency'), toHome] });
    expect(lost.map(({ kind }) => kind)).toEqual(['emergency-lost']);
    expect(calls).toEqual([]);
    expect(told({ voiceRoutes: [toEmergency, toHome] }).lost).toEqual([]);
  });
});
