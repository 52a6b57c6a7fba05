import { describe, expect, it } from 'vitest';
import { startClock } from '../../lab/clock.ts';

const minute = 60_000;

const aClock = (speed: number) => {
  let ours = 5_000;
  const clock = startClock(speed, 1_000_000, () => ours);
  const pass = (milliseconds: number) => {
    ours += milliseconds;
  };
  return { clock, pass, since: () => clock.now() - 1_000_000 };
};

describe("the lab's clock", () => {
  it('hurries for a minute of ours after somebody asked, then keeps our pace', () => {
    const { clock, pass, since } = aClock(200);
    pass(1_000);
    expect(since()).toBe(200_000);
    pass(59_000 + minute);
    expect(since()).toBe(200 * minute + minute);
    clock.touch();
    expect(since()).toBe(200 * minute + minute);
    pass(1_000);
    expect(since()).toBe(200 * minute + minute + 200_000);
  });

  it('stands still at speed 0, and is moved ahead by hand or by who waits', async () => {
    const { clock, pass, since } = aClock(0);
    pass(10 * minute);
    expect(since()).toBe(0);
    clock.advance(7);
    clock.touch();
    expect(since()).toBe(7);
    await clock.pass(minute);
    expect(since()).toBe(minute + 7);
  });
});
