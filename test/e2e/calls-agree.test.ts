import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { agree } from '../../scripts/agree/agree.ts';
import { hardEdit } from '../../scripts/agree/hard-edit.ts';
import { seededInLab } from '../../scripts/agree/seeded.ts';
import { tenantInLab } from '../../scripts/agree/tenant.ts';

const work = mkdtempSync(join(tmpdir(), 'trunkline-agree-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Of 2,000 calls; `npm run agree` asks 10,000. */
const atLeast = {
  'certain routed': 150,
  'certain dropped': 150,
  'certain internal': 50,
  'certain rings': 100,
  'certain foreign host': 1,
};

it.concurrent.each([
  ['lab', atLeast],
  ['fabrikam', atLeast],
  ['northwind', { ...atLeast, 'certain treated': 50, 'doubted blocked': 20 }],
  ['northwind, written as nobody would', { ...atLeast, 'doubted routed': 50, 'doubted treated': 10 }],
])(
  "explain and the look page say of %s's calls what becomes of them from CCAIP on, in the lab in which up made it",
  async (title, wanted) => {
    const [name = '', isHard] = title.split(',');
    const place = await tenantInLab(name, join(work, title), isHard === undefined ? undefined : hardEdit);
    const { counts, wrong } = await agree(place, { calls: 2_000, seed: 2026 }).finally(() => place.close());
    expect(wrong).toEqual([]);
    for (const [what, least] of Object.entries(wanted)) expect(counts[what] ?? 0, what).toBeGreaterThan(least);
  },
);

it.concurrent.each([
  ['in-use', atLeast],
  ['grown', { ...atLeast, 'certain treated': 20, 'doubted blocked': 20, 'outside treated': 2 }],
])(
  'explain says by the files that were imported of %s what calls the lab makes that had it before',
  async (name, wanted) => {
    const place = await seededInLab(name, join(work, name));
    const { counts, wrong } = await agree(place, { calls: 1_000, seed: 2026 }).finally(() => place.close());
    expect(wrong).toEqual([]);
    for (const [what, least] of Object.entries(wanted)) expect(counts[what] ?? 0, what).toBeGreaterThan(least);
  },
);
