import { describe, expect, it } from 'vitest';
import { gather } from '../../../providers/kit/batch.ts';

/** A read that is answered by hand, and a pause that ends by hand. */
const stage = () => {
  const pauses: (() => void)[] = [];
  const reads: { resolve(value: string): void; reject(error: Error): void }[] = [];
  const read = gather(
    () => new Promise<string>((resolve, reject) => void reads.push({ resolve, reject })),
    () => new Promise<void>((resolve) => void pauses.push(resolve)),
  );
  return { read, pauses, reads };
};

describe('gather', () => {
  it('makes one run of calls that come together', async () => {
    const { read, pauses, reads } = stage();
    const answers = [read(), read(), read()];
    pauses[0]?.();
    await Promise.resolve();
    expect(reads).toHaveLength(1);
    reads[0]?.resolve('all routes');
    expect(await Promise.all(answers)).toEqual(['all routes', 'all routes', 'all routes']);
  });

  it('never answers a call from a run that began before it', async () => {
    const { read, pauses, reads } = stage();
    const early = read();
    pauses[0]?.();
    await Promise.resolve();
    const late = read(); // the early run is on its way: what it read may be from before the caller's own write
    pauses[1]?.();
    await Promise.resolve();
    expect(reads).toHaveLength(2);
    reads[0]?.resolve('old');
    reads[1]?.resolve('new');
    expect([await early, await late]).toEqual(['old', 'new']);
  });

  it('fails all that waited, and begins afresh', async () => {
    const { read, pauses, reads } = stage();
    const answers = [read(), read()];
    pauses[0]?.();
    await Promise.resolve();
    reads[0]?.reject(new Error('no answer'));
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = read();
    pauses[1]?.();
    await Promise.resolve();
    reads[1]?.resolve('yes');
    expect(await again).toBe('yes');
  });
});
