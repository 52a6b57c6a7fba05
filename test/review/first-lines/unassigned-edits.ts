import type { Edit } from './edit.ts';

const blocks: Edit['change'][number] = [
  'tenant.yaml',
  /^sipTrunk: \{ /m,
  "sipTrunk: { numbers: ['+31205552100-+31205552199'], ",
];
const rings = (pattern: string): Edit['change'][number] => [
  'tenant.yaml',
  /^sites:/m,
  `unassignedNumbers: [{ name: Leavers, pattern: '${pattern}', account: reception@contoso.example }]\nsites:`,
];

/** Treatments of unassigned numbers. */
export const unassignedEdits: readonly Edit[] = [
  {
    title: 'a treatment that takes numbers outside of the tenant',
    tenant: 'lab',
    change: [rings('^\\+3120\\d{7}$')],
    reasons: ['calls'],
    says: /^all 12 users can no longer call numbers like 020 .*, which by the files are not the tenant's: they go to reception \(treatment Leavers\); 1 of 11 expected calls fails$/,
    alsoSays: [
      '**Calls to numbers that nobody holds**, those that come in and those that go out',
      "(by the files not the tenant's) | nobody | **reception (treatment Leavers)**",
    ],
  },
  {
    title: 'a treatment that takes every number, emergency numbers among them',
    tenant: 'lab',
    change: [rings('\\d')],
    says: /^112 dialled by all 12 users rings reception@contoso\.example \(treatment Leavers\); all 12 users can no longer call /,
    reasons: ['emergency-lost', 'emergency-changed', 'calls'],
  },
  {
    title: "a treatment of the tenant's own numbers",
    tenant: 'lab',
    change: [blocks, rings('^\\+312055521\\d\\d$')],
    says: /^calls to numbers that nobody holds, like \+312055521\d\d, go to reception \(treatment Leavers\) instead of nobody$/,
    alsoSays: ['treatment Leavers is new'],
  },
  {
    title: 'somebody leaves whose number a treatment takes',
    tenant: 'lab',
    change: [blocks, rings('^\\+31205552102$'), ['users.csv', /^bob@.*\n/m, '']],
    says: /^bob leaves: …102 rings reception; /,
    reasons: ['unreachable', 'leaver', 'calls'],
    alsoSays: ['| `+31205552102` | who holds them | **reception (treatment Leavers)** |'],
  },
  {
    title: 'a pattern that no machine follows',
    tenant: 'lab',
    change: [rings('^(\\d+)\\1$')],
    says: /treatment "Leavers" may change is beyond exact analysis/,
  },
];
