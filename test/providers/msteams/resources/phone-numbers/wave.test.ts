import { describe, expect, it } from 'vitest';
import type { Move } from '../../../../../providers/msteams/resources/phone-numbers/plan.ts';
import { nextWave } from '../../../../../providers/msteams/resources/phone-numbers/wave.ts';

const move = (user: string, from?: string, to?: string): Move => ({ objectId: user, upn: user, from, to });
const many = (size: number, make: (at: number) => Move) => Array.from({ length: size }, (_, at) => [make(at)]);
const users = (wave: readonly (readonly Move[])[]) => wave.map((group) => group.map((one) => one.upn).join('+'));

describe('nextWave', () => {
  it('takes 500 at once of those who only get or only lose a number', () => {
    const getting = many(600, (at) => move(`u${at}`, undefined, `n${at}`));
    expect(nextWave(getting, new Map())).toHaveLength(500);
    const losing = many(600, (at) => move(`u${at}`, `n${at}`));
    expect(nextWave(losing, new Map(losing.map(([one]) => [one?.from ?? '', one?.upn ?? ''])))).toHaveLength(500);
  });

  it('takes one batch at most of those who change numbers, and keeps the two sorts apart', () => {
    const changing = many(30, (at) => move(`u${at}`, `a${at}`, `b${at}`));
    const holders = new Map(changing.map(([one]) => [one?.from ?? '', one?.upn ?? '']));
    const wave = nextWave([...changing, [move('new', undefined, 'z')]], holders);
    expect(wave).toHaveLength(20);
    expect(wave.flat().every((one) => one.from !== undefined)).toBe(true);
  });

  it('never cuts a circle, however long', () => {
    const circle = Array.from({ length: 45 }, (_, at) => move(`u${at}`, `n${at}`, `n${(at + 44) % 45}`));
    const holders = new Map(circle.map((one) => [one.from ?? '', one.upn]));
    expect(nextWave([circle, [move('x', undefined, 'free')]], holders)).toEqual([circle]);
  });

  it('leaves a group for later whose number is not free yet, and goes on with the next', () => {
    const groups = [[move('ada', undefined, '1')], [move('bob', undefined, '2')]];
    expect(users(nextWave(groups, new Map([['1', 'eve']])))).toEqual(['bob']);
    expect(
      users(
        nextWave(
          groups,
          new Map([
            ['1', 'eve'],
            ['2', 'eve'],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves a release whose holder is another by now', () => {
    expect(nextWave([[move('ada', '1')]], new Map([['1', 'eve']]))).toEqual([]);
  });
});
