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
  const { run } = createLastWord(20, () => performance.now());
  const { events, said } = watch();
  const [one, made, next, held] = [engine(), open(), open(), open()];
  const onHeld = () => {
    events.push('held');
    held.resolve('held');
  };
  const policy = said('policy', run(one, { signal: never, run: () => made.promise, onHeld }));
  const numbers = said('numbers', run(one, { signal: never, run: failing, onHeld }));
  await held.promise;
  made.resolve('made');
  await policy;
  const assignment = said('assignment', run(one, { signal: never, run: () => next.promise, onHeld }));
  next.resolve('assigned');
  await Promise.all([numbers, assignment]);
  expect(events).toEqual(['held', 'policy done', 'assignment done', 'numbers failed']);
});

it('two failures do not wait for each other, nor one for another engine', async () => {
  const { run } = createLastWord(5, () => performance.now());
  const { events, said, onHeld } = watch();
  const [one, other] = [engine(), engine()];
  void run(other, { signal: never, run: () => open().promise, onHeld });
  await Promise.all([
    said('a', run(one, { signal: never, run: failing, onHeld })),
    said('b', run(one, { signal: never, run: failing, onHeld })),
  ]);
  expect(events.filter((event) => event !== 'held').toSorted()).toEqual(['a failed', 'b failed']);
});

it('a cancelled step fails at once', async () => {
  const { run } = createLastWord(3_600_000, () => performance.now());
  const { events, said, onHeld } = watch();
  const one = engine();
  void run(one, { signal: never, run: () => open().promise, onHeld });
  await said('a', run(one, { signal: AbortSignal.abort(), run: failing, onHeld }));
  expect(events).toEqual(['held', 'a failed']);
});
