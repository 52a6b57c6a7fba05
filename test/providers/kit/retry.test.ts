import { describe, expect, it } from 'vitest';
import { type ErrorKind, ServiceError } from '../../../providers/kit/error.ts';
import { retry } from '../../../providers/kit/retry.ts';

const refusal = (kind: ErrorKind, retryAfterSeconds?: number) =>
  new ServiceError({
    kind,
    doing: 'assign +31205552101 to ada',
    text: 'no',
    ...(retryAfterSeconds && { retryAfterSeconds }),
  });

/** Fails with each error in turn, then succeeds; counts tries, waits and lines. */
const scene = (...errors: readonly Error[]) => {
  const waits: number[] = [];
  const lines: string[] = [];
  const controller = new AbortController();
  let tries = 0;
  return {
    waits,
    lines,
    controller,
    tries: () => tries,
    attempt: async () => {
      const error = errors[tries++];
      if (error) {
        throw error;
      }
      return 'done';
    },
    options: {
      context: { signal: controller.signal, log: (message: string) => void lines.push(message) },
      sleep: async (seconds: number) => void waits.push(seconds),
    },
  };
};

describe('retry', () => {
  it('tries again what is refused for now, waiting longer each time, and says so', async () => {
    const s = scene(refusal('NotReady'), refusal('Unavailable'), refusal('Throttled'));
    expect(await retry(s.attempt, s.options)).toBe('done');
    expect(s.waits).toEqual([1, 2, 4]);
    expect(s.lines).toEqual([
      'assign +31205552101 to ada: not ready yet, trying again in 1 s',
      'assign +31205552101 to ada: unavailable, trying again in 2 s',
      'assign +31205552101 to ada: throttled, trying again in 4 s',
      'assign +31205552101 to ada: done after 7 s of waiting',
    ]);
  });

  it('waits exactly as long as the service asks', async () => {
    const s = scene(refusal('Throttled', 17));
    await retry(s.attempt, s.options);
    expect(s.waits).toEqual([17]);
  });

  it.each(['NotFound', 'AlreadyExists', 'InUse', 'Forbidden', 'NotLicensed', 'Rejected', 'Unknown'] as const)(
    'never tries %s again',
    async (kind) => {
      const s = scene(refusal(kind));
      await expect(retry(s.attempt, s.options)).rejects.toMatchObject({ kind });
      expect(s.tries()).toBe(1);
    },
  );

  it("never tries a programmer's mistake again", async () => {
    const s = scene(new TypeError('x is undefined'));
    await expect(retry(s.attempt, s.options)).rejects.toThrow('x is undefined');
    expect(s.tries()).toBe(1);
  });

  it('hands on the last refusal when its patience is over', async () => {
    const s = scene(...Array.from({ length: 99 }, () => refusal('NotReady')));
    await expect(retry(s.attempt, { ...s.options, patienceSeconds: 40, maxDelaySeconds: 10 })).rejects.toMatchObject({
      kind: 'NotReady',
    });
    expect(s.waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('stops at once with the last refusal when the engine cancels', async () => {
    const s = scene(refusal('NotReady'), refusal('NotReady'));
    const sleep = async () => s.controller.abort();
    await expect(retry(s.attempt, { ...s.options, sleep })).rejects.toMatchObject({ kind: 'NotReady' });
    expect(s.tries()).toBe(1);
  });
});
