import { expect, it } from 'vitest';
import { questionOf } from '../../../../scripts/lab/call/asked.ts';

it('a transfer, a queue and a dialled call become what the lab is asked', () => {
  expect(questionOf({ to: 'ada', busy: true, status: 'Away' })).toEqual({ to: 'ada', busy: true, status: 'Away' });
  expect(questionOf({ to: 'ada', on: '112' })).toEqual({ to: 'ada', on: '112' });
  expect(questionOf({ queue: 'sales', by: 'nia', busy: 'ada@x.example,bob@x.example' })).toEqual({
    queue: 'sales',
    by: 'nia',
    busy: ['ada@x.example', 'bob@x.example'],
  });
  expect(questionOf({ queue: 'sales', after: 'Away' })).toEqual({ queue: 'sales', after: 'Away' });
  expect(questionOf({ number: '+31205552101', busy: true })).toEqual({ number: '+31205552101', busy: true });
  expect(questionOf({ from: 'ada', dial: '06 1234-5678', down: ['sbc.example'] })).toEqual({
    from: 'ada',
    dial: '0612345678',
    down: ['sbc.example'],
  });
});

it.each([
  [{}, 'It takes one call: --to, --queue, --number, or --from with --dial.'],
  [{ to: 'ada', queue: 'sales' }, 'It takes one call'],
  [{ dial: '112' }, 'It takes one call'],
  [{ to: 'ada', dial: '112' }, '--dial: it says nothing of a call with --to.'],
  [{ queue: 'sales', login: 'both' }, '--login: it says nothing of a call with --queue.'],
  [{ from: 'ada' }, '--dial: It takes --dial, too.'],
  [{ from: 'ada', dial: '06-abc' }, '--dial: "06-abc" has letters'],
  [{ to: 'ada', busy: 'bob' }, '--busy: --busy takes a name only with --queue.'],
  [{ number: '+31205552101', by: 'nia' }, '--by: it says nothing of a call with --number.'],
  [{ number: '+31205552101', busy: 'bob' }, '--busy: --busy takes a name only with --queue.'],
  [{ queue: 'sales', busy: true }, '--busy: With --queue it takes who is busy.'],
])('%o is refused with what to write', (asked, message) => {
  expect(() => questionOf(asked)).toThrow(message);
  expect(() => questionOf(asked)).toThrow(/\n {2}Fix: \S/);
});
