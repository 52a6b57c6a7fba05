import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { planNumbers } from '../../../../../providers/msteams/resources/phone-numbers/plan.ts';
import { runNumbers } from '../../../../../providers/msteams/resources/phone-numbers/run.ts';
import type { Journal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import { fakeNumbers } from '../../fake-numbers.ts';
import { stepContext } from '../../lab-tenant.ts';

type Pairs = Readonly<Record<string, string>>;

const run = async (service: ReturnType<typeof fakeNumbers>, now: Pairs, want: Pairs, journal?: Journal) => {
  const holders = new Map(Object.entries(now).map(([user, number]) => [number, user]));
  const wanted = Object.entries(want).map(([user, number]) => ({ objectId: user, upn: user, number, ready: true }));
  const { groups } = planNumbers({ wanted, given: new Map(), holders, current: new Map(Object.entries(now)) });
  const options = { context: stepContext(), sleep: async () => undefined, journal };
  return runNumbers(service.graph, { groups, holders }, options);
};

describe('runNumbers in doubt', () => {
  it('does not take a refusal for the end of what was sent before it, whose reply was lost', async () => {
    const service = fakeNumbers({});
    service.trouble({ on: 'assign ada', kind: 'notDone' });
    service.trouble({ on: 'assign ada', kind: 'refuse' });
    service.trouble({ on: 'assign bob', kind: 'refuse' });
    const result = await run(service, {}, { ada: '+1', bob: '+2' });
    expect(result.reasons.get('ada')).toBe('assign +1 to ada: No.');
    expect(Object.fromEntries(result.pending)).toEqual({ ada: ['+1'] });
  });

  it('puts back what was there also when its journal takes nothing more', async () => {
    const service = fakeNumbers({ ada: '+1', bob: '+2' });
    const full = new ServiceError({ kind: 'Unknown', doing: 'write the journal', text: 'No space left.' });
    const none = () => undefined;
    const journal: Journal = {
      ...{ claims: () => new Map(), begin: none, end: none, refreshed: none, forget: none, foreign: () => [] },
      note: (step, entries) => {
        if (step === 'sent' && entries.some(({ to }) => to !== undefined)) throw full;
      },
    };
    const { stopped } = await run(service, { ada: '+1', bob: '+2' }, { ada: '+2', bob: '+1' }, journal);
    expect(stopped).toBe(full);
    expect(service.print()).toBe('ada:1 bob:2');
  });
});
