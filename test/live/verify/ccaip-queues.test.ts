import { describe, expect, it } from 'vitest';
import { judgeQueues } from '../../../live/verify/ccaip-queues.ts';
import type { Matched } from '../../../live/verify/ccaip-users.ts';
import type { Queues } from '../../../live/verify/queue-members.ts';
import type { Queue } from '../../../tenant/ucaas.ts';

const person = (name: string, external = true): Matched => {
  const upn = `${name}@contoso.example`;
  const wanted = { email: upn, upn, sipUri: `+1@sip.example`, ucaasName: upn };
  return { wanted, found: { email: `${name.toUpperCase()}@contoso.example`, external } };
};
const matched = [person('ada'), person('bob'), person('cyd', false)];
const agents = ['ada', 'bob', 'cyd'].map((name, at) => ({ id: `${at + 1}`, email: `${name}@contoso.example` }));
const teams = [
  { id: '10', name: 'Front office', assignees: [] },
  { id: '11', name: 'Sales', parent_id: '10', assignees: [{ id: '2' }] },
];
const everything = { agent_assignments: [], team_assignments: [] };
const sales = { id: '1', name: 'Sales', ...everything };
const of = (...ids: string[]) => ids.map((id) => ({ assignee: { id } }));

const judge = (
  wanted: readonly Partial<Queue>[],
  queues: Partial<Queues>,
  { limit = 40, people = { value: matched } as { value: Matched[] } | { why: string } } = {},
) =>
  judgeQueues({ value: { menus: [], teams, agents, ...queues } }, people, {
    queues: wanted.map((queue) => ({ name: 'Sales', teams: [], agents: [], ...queue })),
    ucaas: { multicastLimit: limit, statusInheritance: 'none' },
  });
const only = (...asked: Parameters<typeof judge>) => {
  const [answer, ...others] = judge(...asked);
  expect(others).toEqual([]);
  return answer;
};

describe('queues of which the file says nothing', () => {
  it('are never told as so, since nobody says what they are to be', () => {
    expect(only([], {})).toMatchObject({
      standing: "can't tell",
      text: 'CCAIP has no queue; none has an external agent.',
      toKnow: expect.stringContaining('under queues of the tenant file'),
    });
  });

  it('are the leaves; a menu whose only child is deleted is one again', () => {
    const returns = { id: '2', name: 'Returns', parent_id: '1' };
    expect(only([], { menus: [sales, returns] })?.text).toContain('1 queue: Returns;');
    expect(only([], { menus: [sales, { ...returns, deleted: true }] })?.text).toContain('1 queue: Sales;');
  });

  it('are told beside those of the file where they have external agents', () => {
    const menus = [
      { ...sales, agent_assignments: of('1') },
      { id: '2', name: 'Returns', agent_assignments: of('2', '3'), team_assignments: [] },
      { id: '3', name: 'Support', agent_assignments: of('3'), team_assignments: [] },
    ];
    const [first, second, ...others] = judge([{ agents: ['ada@contoso.example'] }], { menus });
    expect([first?.standing, second?.standing, others]).toEqual(['so', "can't tell", []]);
    expect(second?.text).toBe('external agents are also in Returns (1), of which the file says nothing.');
  });
});

describe('a queue of the file', () => {
  const ada = { agents: ['ADA@contoso.example'] };
  const team = { teams: ['sales'] };

  it.each<[string, Partial<Queue>, Parameters<typeof judge>[1]]>([
    ['by herself', ada, { menus: [{ ...sales, agent_assignments: of('1') }] }],
    [
      'by the word of the channel of calls',
      ada,
      { menus: [{ ...sales, agent_assignments: [{ channel_type: 'voice_call', assignee: { id: '1' } }] }] },
    ],
    ['a team by itself', team, { menus: [{ ...sales, team_assignments: [{ team: { id: '11' } }] }] }],
    ['a team by one above it', team, { menus: [{ ...sales, team_assignments: [{ team: { id: '10' } }] }] }],
    [
      'somebody by their team',
      { agents: ['bob@contoso.example'] },
      { menus: [{ ...sales, team_assignments: [{ team: { id: '10' } }] }] },
    ],
  ])('is so with whom it must have: %s', (_, wanted, queues) => {
    expect(only([wanted], queues)).toMatchObject({ standing: 'so', text: expect.stringMatching(/^"Sales" has /) });
  });

  it('says how many external agents it has, of how many CCAIP rings', () => {
    const menus = [{ ...sales, agent_assignments: of('1', '2', '3') }];
    expect(only([ada], { menus })?.text).toBe(
      '"Sales" has ADA@contoso.example; 2 external agents, of 40 that CCAIP rings at once.',
    );
    expect(only([ada], { menus }, { limit: 2 })).toMatchObject({ standing: 'so' });
    expect(only([ada], { menus }, { limit: 1 })).toMatchObject({
      standing: "can't tell",
      text: '"Sales" has ADA@contoso.example; 2 external agents, and CCAIP rings 1 at once (ucaas.multicastLimit): what becomes of the others isn\'t published.',
    });
  });

  it.each<[string, Partial<Queue>, Parameters<typeof judge>[1], string]>([
    [
      'there is none of that name',
      ada,
      { menus: [{ ...sales, name: 'Support' }] },
      'CCAIP has no queue "Sales", but Support.',
    ],
    ['it is deleted', ada, { menus: [{ ...sales, deleted: true }] }, 'CCAIP has no queue "Sales".'],
    [
      'it has queues below it',
      ada,
      { menus: [sales, { id: '2', name: 'Returns', parent_id: '1' }] },
      '"Sales" has queues below it, and agents are on those alone.',
    ],
    [
      'somebody is not in it',
      ada,
      { menus: [{ ...sales, agent_assignments: of('2') }] },
      '"Sales": ADA@contoso.example isn\'t in it.',
    ],
    [
      'somebody is not in CCAIP',
      { agents: ['dan@contoso.example'] },
      { menus: [sales] },
      '"Sales": dan@contoso.example isn\'t in CCAIP.',
    ],
    [
      'a team is not in it, but one below',
      { teams: ['Front office'] },
      { menus: [{ ...sales, team_assignments: [{ team: { id: '11' } }] }] },
      '"Sales": team Front office isn\'t in it.',
    ],
    ['there is no such team', { teams: ['Service'] }, { menus: [sales] }, '"Sales": CCAIP has no team Service.'],
    [
      'the team is deleted',
      team,
      { menus: [sales], teams: teams.map((one) => ({ ...one, deleted: true })) },
      '"Sales": CCAIP has no team sales.',
    ],
  ])('is not so where %s', (_, wanted, queues, text) => {
    expect(only([wanted], queues)).toMatchObject({ standing: 'not so', text });
  });

  it.each<[string, Partial<Queue>, Parameters<typeof judge>[1], string]>([
    ['two have its name', ada, { menus: [sales, { ...sales, id: '2' }] }, '2 queues are named "Sales"'],
    [
      'somebody is not listed as an agent',
      ada,
      { menus: [sales], agents: [] },
      "isn't among the agents that CCAIP lists",
    ],
    ['agents are not told', ada, { menus: [{ id: '1', name: 'Sales' }] }, "CCAIP doesn't tell all its agents"],
    ['teams are not told', team, { menus: [{ id: '1', name: 'Sales' }] }, "CCAIP doesn't tell its teams"],
    [
      'it is another channel',
      ada,
      { menus: [{ ...sales, agent_assignments: [{ channel_type: 'chat', assignee: { id: '1' } }] }] },
      'for another channel than calls',
    ],
    [
      'two teams have the name, and one is in it',
      team,
      {
        menus: [{ ...sales, team_assignments: [{ team: { id: '11' } }] }],
        teams: [...teams, { id: '12', name: 'Sales', assignees: [] }],
      },
      '2 teams are named sales, and not all are in it',
    ],
  ])("can't be told where %s", (_, wanted, queues, text) => {
    expect(only([wanted], queues)).toMatchObject({ standing: "can't tell", text: expect.stringContaining(text) });
  });

  it("can't be told of its agents where CCAIP's users can't be read; of its teams it can", () => {
    const menus = [{ ...sales, team_assignments: [{ team: { id: '11' } }] }];
    const people = { why: 'needs a token' };
    expect(only([ada], { menus }, { people })).toMatchObject({ standing: "can't tell" });
    expect(only([team], { menus }, { people })).toMatchObject({
      standing: 'so',
      text: expect.stringContaining("How many of its agents are external isn't known."),
    });
    expect(only([{ ...ada, teams: ['Front office'] }], { menus }, { people })).toMatchObject({ standing: 'not so' });
  });
});
