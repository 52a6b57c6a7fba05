import { describe, expect, it } from 'vitest';
import { stillDraining } from '../../../scripts/pulumi/still-draining.ts';
import { formatProblem } from '../../../tenant/problem.ts';

const sbc = (outputs: object) => ({
  deployment: {
    resources: [{ type: 'msteams:index:Sbc', id: 'sbc1', outputs: { fqdn: 'sbc1.contoso.com', ...outputs } }],
  },
});
const drained = sbc({ enabled: false, drainFor: '1h', __drained: '2026-11-30T10:00:20.000Z' });
const at = (time: string) => new Date(`2026-11-30T${time}Z`);
const told = (state: object, time: string) => stillDraining(state, at(time)).map(formatProblem);

describe('a destroy', () => {
  it('is refused before anything goes while an SBC is being drained: since when and until when', () => {
    expect(told(drained, '11:00:19')).toEqual([
      `stack: sbc:sbc1.contoso.com: takes no new calls since 2026-11-30 10:00 UTC, and calls in progress have until 2026-11-30 11:01 UTC to end (drainFor 1h).
  What is drained goes when its time has passed.
  Fix: run the same command again after 2026-11-30 11:01 UTC. Not to wait: write a shorter drainFor, and run up first.`,
    ]);
    expect(told(drained, '11:00:20')).toEqual([]);
  });

  it('is refused where the time is not known, and never for what is not drained', () => {
    expect(told(sbc({ enabled: false, drainFor: '1h' }), '23:00:00')).toEqual([
      expect.stringContaining('since when it takes no new calls is not known'),
    ]);
    expect(told(sbc({ enabled: false }), '00:00:00')).toEqual([]);
    expect(told(sbc({ enabled: false, drainFor: '1h', __unmade: true }), '00:00:00')).toEqual([]);
    expect(told({}, '00:00:00')).toEqual([]);
  });
});
