/** `node scripts/bench/review-many.ts <tenants>`: a whole review in a process of its own; prints its processor time and its memory. */
import { rmSync } from 'node:fs';
import { reviewVersions } from '../../review/review-versions.ts';
import { manyTenants } from './many-tenants.ts';

/** Of this process from its start, in seconds. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const count = Number(process.argv[2]);
const before = used();
const [base, head] = [manyTenants(count, false), manyTenants(count, true)];
const written = used() - before;
try {
  const { groups } = reviewVersions({
    base: { root: base, ref: 'base' },
    head: { root: head, ref: 'head' },
    names: [],
    shownAs: head,
    today: '2026-11-22',
  });
  if (groups.length !== 1) throw new Error(`${groups.length} groups, where all tenants change alike`);
  console.log(JSON.stringify({ seconds: used() - written, megabytes: process.resourceUsage().maxRSS / 1024 }));
} finally {
  for (const folder of [base, head]) rmSync(folder, { recursive: true });
}
