import { describe, expect, it } from 'vitest';
import { createEngines } from '../../../providers/kit/engines.ts';

/** Engines whose ears only note that they were opened and closed. */
const stage = (starter?: string) => {
  const open = new Set<string>();
  const engines = createEngines(starter, (address) => {
    open.add(address);
    return { send: async () => undefined, close: () => void open.delete(address) };
  });
  return { engines, open };
};

describe('engines', () => {
  it('are told apart by connection: one may cancel, another goes on', () => {
    const { engines } = stage();
    engines.of('1').cancel();
    expect(engines.of('1').signal.aborted).toBe(true);
    expect(engines.of('2').signal.aborted).toBe(false);
  });

  it('begin afresh when they attach, even over a connection that another had before', () => {
    const { engines, open } = stage();
    engines.attach('1', 'a:1');
    engines.of('1').cancel();
    engines.attach('1', 'b:1');
    expect(engines.of('1').signal.aborted).toBe(false);
    expect([...open]).toEqual(['b:1']);
  });

  it('are forgotten, the oldest first, so that a server may run for years', () => {
    const { engines, open } = stage();
    for (let peer = 0; peer < 100; peer++) {
      engines.attach(`${peer}`, `engine:${peer}`);
    }
    expect(open.size).toBe(64);
    expect(open.has('engine:99')).toBe(true);
    expect(open.has('engine:0')).toBe(false);
  });

  it('share the ear of the one that started this process', () => {
    const { engines, open } = stage('starter:1');
    engines.attach('1', 'starter:1');
    engines.attach('1', 'starter:1');
    expect([...open]).toEqual(['starter:1']);
    engines.close();
    expect([...open]).toEqual([]);
  });
});
