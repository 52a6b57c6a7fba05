import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTicks, writeTick } from '../../../pages/handover/ticks.ts';

const tenantId = '7C2F0B0E-6d1c-4c57-9a53-1f7d0f1a2b3c';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ticks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const of = (generation = '2026-11') => ({ folder, tenantId, generation });
const tenantFolder = () => join(folder, tenantId.toLowerCase());
const file = (generation = '2026-11') => join(tenantFolder(), `handover-${generation}.json`);

describe('ticks of the handover', () => {
  it('are remembered for each generation apart', () => {
    expect(readTicks(of())).toEqual({});
    writeTick(of(), 'link', new Date('2026-11-30T10:00:00Z'));
    writeTick(of(), 'test-call', new Date('2026-11-30T11:00:00Z'));
    writeTick(of('2028-09'), 'link', new Date('2028-09-01T10:00:00Z'));
    expect(readTicks(of())).toEqual({
      link: { on: '2026-11-30T10:00:00.000Z' },
      'test-call': { on: '2026-11-30T11:00:00.000Z' },
    });
    expect(JSON.parse(readFileSync(file('2028-09'), 'utf8'))).toEqual({ link: { on: '2028-09-01T10:00:00.000Z' } });
  });

  it('are taken back', () => {
    writeTick(of(), 'link', new Date());
    writeTick(of(), 'queues', new Date());
    writeTick(of(), 'link', undefined);
    expect(Object.keys(readTicks(of()))).toEqual(['queues']);
  });

  it.skipIf(process.platform === 'win32')('are their owner’s alone', () => {
    writeTick(of(), 'link', new Date());
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(tenantFolder()).mode & 0o777).toBe(0o700);
    expect(readdirSync(tenantFolder())).toHaveLength(1);
  });

  it('keep what a later version wrote, and don’t tell it', () => {
    mkdirSync(tenantFolder(), { recursive: true });
    writeFileSync(file(), '{ "teleport": { "on": "2026-11-30T10:00:00Z" } }');
    writeTick(of(), 'link', new Date());
    expect(Object.keys(readTicks(of()))).toEqual(['link']);
    expect(readFileSync(file(), 'utf8')).toContain('teleport');
  });

  it('stay in their folder, whatever a generation is called', () => {
    writeTick(of('2026-11-a/../../x'), 'link', new Date());
    expect(readdirSync(tenantFolder())).toEqual(['handover-2026-11-a%2F..%2F..%2Fx.json']);
    expect(readTicks(of('2026-11-a/../../x'))).toHaveProperty('link');
  });

  it.each(['{ "link": ', '{ "link": { "on": "yesterday" } }', '[]'])(
    'say of %s that somebody else wrote it',
    (text) => {
      mkdirSync(tenantFolder(), { recursive: true });
      writeFileSync(file(), text);
      expect(() => readTicks(of())).toThrow(/handover-2026-11\.json: this is not what[\s\S]*Fix: remove it/);
    },
  );
});
