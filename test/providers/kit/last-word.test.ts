import { setImmediate as everybodyElse } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Engine } from '../../../providers/kit/engines.ts';
import { createLastWord } from '../../../providers/kit/last-word.ts';
import { createOutages } from '../../../providers/kit/outages.ts';

const engine = (): Engine => ({
  log: { send: async () => undefined, close: () => undefined },
  signal: new AbortController().signal,
  outages: createOutages(),
  cancel: () => undefined,
});
/** A promise with its handles outside. */
const open = () => Promise.withResolvers<string>();
const failing = () => Promise.reject(new Error('no licence'));
const never = new AbortController().signal;

/** Our own time, which stands still until it is moved. */
const aTime = () => {
  let now = 0;
  let waiting: (() => void)[] = [];
  return {
    now: () => now,
    wait: () => new Promise<void>((done) => waiting.push(done)),
    pass: async (milliseconds: number) => {
      now += milliseconds;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
      await everybodyElse();
    },
  };
};

/** What happened, in order. */
const watch = () => {
  const events: string[] = [];
  const said = (name: string, step: Promise<unknown>) =>
    step.then(
      () => events.push(`${name} done`),
      () => events.push(`${name} failed`),
    );
  return { events, said, onHeld: () => events.push('held') };
};

it('a failure is told after every step that was under way, and those that these made possible', async () => {
  const time = aTime();
  const { run } = createLastWord(1000, time);
  const { events, said } = watch();
  const [one, made, next, held] = [engine(), open(), open(), open()];
  const onHeld = () => {
    events.push('held');
    held.resolve('held');
  };
  const policy = said('policy', run(one, { signal: never, run: () => made.promise, onHeld }));
  const numbers = said('numbers', run(one, { signal: never, run: failing, onHeld }));
  await held.promise;
  await time.pass(60_000);
  made.resolve('made');
  await policy;
  await time.pass(999);
  const assignment = said('assignment', run(one, { signal: never, run: () => next.promise, onHeld }));
  await time.pass(999);
  next.resolve('assigned');
  await assignment;
  await time.pass(999);
  await said('quick', run(one, { signal: never, run: async () => 'begun and ended between two looks', onHeld }));
  await time.pass(999);
  await time.pass(999);
  expect(events).toEqual(['held', 'policy done', 'assignment done', 'quick done']);
  await time.pass(1);
  await numbers;
  expect(events.at(-1)).toBe('numbers failed');
});

it('two failures do not wait for each other, nor one for another engine', async () => {
  const time = aTime();
  const { run } = createLastWord(1000, time);
  const { events, said, onHeld } = watch();
  const [one, other] = [engine(), engine()];
  void run(other, { signal: never, run: () => open().promise, onHeld });
  const both = [
    said('a', run(one, { signal: never, run: failing, onHeld })),
    said('b', run(one, { signal: never, run: failing, onHeld })),
  ];
  await everybodyElse();
  await time.pass(0); // each sees that the other has begun
  await time.pass(1000);
  await Promise.all(both);
  expect(events.filter((event) => event !== 'held').toSorted()).toEqual(['a failed', 'b failed']);
});

it('a cancelled step fails at once', async () => {
  const { run } = createLastWord(1000, aTime());
  const { events, said, onHeld } = watch();
  const one = engine();
  void run(one, { signal: never, run: () => open().promise, onHeld });
  await said('a', run(one, { signal: AbortSignal.abort(), run: failing, onHeld }));
  expect(events).toEqual(['held', 'a failed']);
});
