import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { runSeeds, seedText } from '../../scripts/chaos/run-seeds.ts';

const work = mkdtempSync(join(tmpdir(), 'trunkline-chaos-'));
afterEach(() => rmSync(work, { recursive: true, force: true }));

// A zone and a vault, whose provider is killed; another carrier and Telnyx, in which the lab is killed.
it('ends in the same tenant, whatever breaks on the way', { timeout: 1_200_000 }, async () => {
  const results = await runSeeds([203, 257, 263], { work, atOnce: 2 });
  expect(results.filter(({ wrong }) => wrong.length > 0).map(seedText)).toEqual([]);
});
