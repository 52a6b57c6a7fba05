import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { edits } from '../../scripts/agree/edits.ts';
import { editsOfGrown } from '../../scripts/agree/edits-of-grown.ts';
import { agreeOnEdit } from '../../scripts/agree/review.ts';
import { seededInLab } from '../../scripts/agree/seeded.ts';
import { type TenantInLab, tenantInLab } from '../../scripts/agree/tenant.ts';

const work = mkdtempSync(join(tmpdir(), 'trunkline-agree-'));
let place: TenantInLab;

beforeAll(async () => {
  place = await tenantInLab('northwind', join(work, 'northwind'));
});
afterAll(async () => {
  await place.close();
  rmSync(work, { recursive: true, force: true });
});

/** `npm run agree` makes all edits. */
it.each([
  'a rule before the others, and routes in another order',
  'the group of Leeds may call abroad, and shows nobody',
])('a review tells every call that goes otherwise in the lab: %s', async (what) => {
  const edit = edits[what];
  if (edit === undefined) throw new Error(`no edit "${what}"`);
  const { changed, wrong } = await agreeOnEdit(place, edit, { calls: 1_000, seed: 2026 });
  expect(wrong).toEqual([]);
  expect(changed).toBeGreaterThan(50);
});

it('so it does of a tenant that people made by hand, after its import', async () => {
  const edit = editsOfGrown['a treatment takes fewer, and two people swap their numbers'];
  if (edit === undefined) throw new Error('no such edit');
  const grown = await seededInLab('grown', join(work, 'grown'));
  try {
    await grown.up();
    const { changed, wrong } = await agreeOnEdit(grown, edit, { calls: 1_000, seed: 2026 });
    expect(wrong).toEqual([]);
    expect(changed).toBeGreaterThan(50);
  } finally {
    await grown.close();
  }
});
