import { describe, expect, it } from 'vitest';
import { watchPresence } from '../../pages/presence.ts';

const watched = () => {
  let now = 0;
  const presence = watchPresence(() => now);
  return { presence, pass: (seconds: number) => (now += seconds * 1000) };
};

describe('whether somebody has the page open', () => {
  it('waits a quarter of an hour for the first visit', () => {
    const { presence, pass } = watched();
    pass(14 * 60);
    expect(presence.ending()).toBeUndefined();
    pass(60);
    expect(presence.ending()).toBe('never opened');
  });

  it('ends when nothing was heard of the page for half an hour, since a browser freezes one that is hidden for long', () => {
    const { presence, pass } = watched();
    presence.seen();
    for (let visit = 0; visit < 3; visit++) {
      pass(29 * 60);
      expect(presence.ending()).toBeUndefined();
      presence.seen();
    }
    pass(30 * 60 - 1);
    expect(presence.ending()).toBeUndefined();
    pass(1);
    expect(presence.ending()).toBe('closed');
  });

  it('ends soon after the page says that it goes, unless it is back: a reload', () => {
    const { presence, pass } = watched();
    presence.seen();
    presence.left();
    pass(5);
    presence.seen();
    pass(100);
    expect(presence.ending()).toBeUndefined();
    presence.left();
    pass(30);
    expect(presence.ending()).toBe('closed');
  });

  it('has the first reason that it was given', () => {
    const { presence } = watched();
    presence.end('done');
    presence.end('interrupted');
    expect(presence.ending()).toBe('done');
  });
});
