import { describe, expect, it } from 'vitest';
import { type ErrorKind, ServiceError } from '../../../providers/kit/error.ts';
import { createOutages } from '../../../providers/kit/outages.ts';
import { retry } from '../../../providers/kit/retry.ts';

/** A run of the engine in which time is counted and nothing else passes. */
const aRun = () => {
  let waited = 0;
  let tries = 0;
  const context = {
    log: () => undefined,
    signal: new AbortController().signal,
    outages: createOutages(),
    sleep: async (seconds: number) => {
      waited += seconds;
    },
  };
  const fails = (kind: ErrorKind) => async (): Promise<string> => {
    tries += 1;
    throw new ServiceError({ kind, doing: 'read it', text: 'Service is unavailable.' });
  };
  return {
    context,
    /** Runs a step that is answered so each time; what it cost in seconds and tries, and what it said. */
    step: async (kind: ErrorKind | 'well', service = 'Graph', more: object = {}) => {
      const before = { waited, tries };
      const attempt = kind === 'well' ? async () => 'well' : fails(kind);
      const said = await retry(attempt, { context, service, ...more }).catch((error: Error) => error.message);
      return { said, seconds: waited - before.waited, tries: tries - before.tries };
    },
  };
};

describe('a service that does not answer', () => {
  it('costs one patience for the whole run: who comes after asks once, and is told why', async () => {
    const run = aRun();
    const first = await run.step('Unavailable');
    expect(first.seconds).toBeGreaterThan(60);
    const others = await Promise.all(Array.from({ length: 200 }, () => run.step('Unavailable')));
    expect(others.map(({ seconds }) => seconds)).toEqual(others.map(() => 0));
    expect(others[0]?.said).toBe(
      'read it: Service is unavailable. (not waited for: others have waited in vain in this run)',
    );
  });

  it('ends those who wait beside the first as soon as its patience is over', async () => {
    const run = aRun();
    const all = await Promise.all(Array.from({ length: 4 }, () => run.step('Unavailable')));
    const last = await run.step('Throttled');
    expect(last).toMatchObject({ seconds: 0, tries: 1 });
    expect(all).toHaveLength(4);
  });

  it('is waited for again once it has answered, were it only with a refusal', async () => {
    for (const answer of ['well', 'Rejected', 'NotFound'] as const) {
      const run = aRun();
      await run.step('Unavailable');
      await run.step(answer);
      expect((await run.step('Unavailable')).seconds).toBeGreaterThan(60);
    }
  });

  it('shortens nobody else: another service, or what Teams has yet to show', async () => {
    const run = aRun();
    await run.step('Unavailable');
    expect((await run.step('Unavailable', 'Teams')).seconds).toBeGreaterThan(60);
    expect((await run.step('NotReady')).seconds).toBeGreaterThan(60);
  });
});
