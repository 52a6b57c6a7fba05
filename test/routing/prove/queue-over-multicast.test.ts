import { expect, it } from 'vitest';
import type { Tenant, User } from '../../../tenant/tenant.ts';
import type { Queue } from '../../../tenant/ucaas.ts';
import { aTenant, found, told } from './a-tenant.ts';

const people = (count: number, facts: Partial<User>): User[] =>
  Array.from({ length: count }, (_, at) => ({
    upn: `${at}@x.example`,
    number: `+3120555${2000 + at}`,
    line: at + 2,
    ...facts,
  }));
const tenant = (queue: Partial<Queue>, users: User[], multicastLimit = 2): Tenant =>
  aTenant({
    users,
    queues: [{ name: 'Sales', teams: [], agents: [], ...queue }],
    ucaas: { multicastLimit, statusInheritance: 'none' },
  });
const upns = (count: number) => people(count, {}).map(({ upn }) => upn);
const agent = { ccaip: 'agent', ccaipTeams: ['sales'] };

it('a queue with more external agents than CCAIP rings is a warning, by those that the file names', () => {
  const users = people(3, { ccaip: 'agent' });
  expect(found('queue-over-multicast', tenant({ agents: upns(3) }, users)).map(told)).toEqual([
    [
      'warning: Queue "Sales" has 3 external agents, and CCAIP rings 2 at once.',
      "What becomes of the others isn't published: callers may wait while they are free.",
      'set ucaas.multicastLimit to 3 or more, if the SBCs carry that, or share the people out over more queues.',
    ],
  ]);
});

it('and by those whom users.csv gives to its teams, each counted once, which CCAIP may have otherwise', () => {
  const [finding] = found('queue-over-multicast', tenant({ teams: ['Sales'], agents: upns(1) }, people(3, agent)));
  expect(finding).toMatchObject({ certainty: 'sampled', part: { kind: 'queue', name: 'Sales' } });
  expect(finding?.what).toBe('Queue "Sales" has 3 external agents, and CCAIP rings 2 at once.');
  expect(finding?.why).toContain("npm run verify counts CCAIP's own");
});

it('at most 100 are rung, whatever the limit', () => {
  const [finding] = found('queue-over-multicast', tenant({ agents: upns(101) }, people(101, agent), 100));
  expect(finding?.fix).toBe('share the people out over more queues: CCAIP rings at most 100.');
});

it.each<[string, Tenant]>([
  ['as many as CCAIP rings', tenant({ agents: upns(2) }, people(2, agent))],
  ['people of other teams', tenant({ teams: ['Support'] }, people(3, agent))],
  [
    'people to whom calls are only transferred',
    tenant({ teams: ['Sales'] }, people(3, { ...agent, ccaip: 'transfer' })),
  ],
])('%s are no finding', (_, of) => {
  expect(found('queue-over-multicast', of)).toEqual([]);
});
