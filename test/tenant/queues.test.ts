import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from './a-tenant-folder.ts';

const users =
  'upn,number,ccaip\nada@contoso.example,+31205552101,agent\nbob@contoso.example,+31205552102,transfer\ncy@contoso.example,+31205552103,\n';
const files = (queues: string) => ({ users, sections: { queues: `queues: ${queues}` } });

describe('queues of a tenant', () => {
  it('have teams, and agents in the spelling of users.csv', () => {
    const { tenant, problems } = load(
      files('[{ name: Sales, teams: [NL] }, { name: 24, agents: [ADA@contoso.example] }]'),
    );
    expect(problems).toEqual([]);
    expect(tenant?.queues).toEqual([
      { name: 'Sales', teams: ['NL'], agents: [] },
      { name: '24', teams: [], agents: ['ada@contoso.example'] },
    ]);
  });

  it('are none if the file says nothing', () => {
    expect(load({ users }).tenant?.queues).toEqual([]);
  });

  it.each([
    [
      '[{ name: Sales, agents: [dan@contoso.example] }]',
      `stacks/contoso/tenant.yaml: queues[0].agents[0]: "dan@contoso.example" isn't an agent of this tenant.
  Known agents: ada@contoso.example.
  Fix: add a row to users.csv, with ccaip: agent; or correct the upn.`,
    ],
    [
      '[{ name: Sales, agents: [ada@contoso.example, bob@contoso.example] }]',
      `stacks/contoso/tenant.yaml: queues[0].agents[1]: "bob@contoso.example" isn't an agent: users.csv says ccaip: transfer (line 3).
  In queues are people with ccaip: agent; to others calls are only transferred.
  Fix: write agent under ccaip for bob@contoso.example, or take them out of the queue.`,
    ],
    [
      '[{ name: Sales, agents: [cy@contoso.example] }]',
      `stacks/contoso/tenant.yaml: queues[0].agents[0]: "cy@contoso.example" isn't an agent: users.csv says nothing under ccaip (line 4).
  In queues are people with ccaip: agent; to others calls are only transferred.
  Fix: write agent under ccaip for cy@contoso.example, or take them out of the queue.`,
    ],
    [
      '[{ name: Sales }]',
      `stacks/contoso/tenant.yaml: queues[0]: queue "Sales" has nobody.
  One or more teams or agents.
  Fix: add who must be in it, or remove it.`,
    ],
    [
      '[{ name: Sales, teams: [NL] }, { name: sales, teams: [BE] }]',
      `stacks/contoso/tenant.yaml: queues[1].name: "sales" is "Sales", which stands at queues[0].name already.
  A queue stands once, with all who must be in it.
  Fix: join the two.`,
    ],
    [
      '[{ name: Sales, teams: ["NL:1"] }]',
      `stacks/contoso/tenant.yaml: queues[0].teams[0]: "NL:1" holds a colon, so it can't be a team of CCAIP.
  Names of teams have no ":".
  Fix: write the team's name as Settings > Users & Teams shows it.`,
    ],
    [
      '[{ name: Sales, teams: [NL, NL] }]',
      `stacks/contoso/tenant.yaml: queues[0].teams[1]: "NL" stands at queues[0].teams[0] already.
  Each name stands once in a list.
  Fix: remove the second.`,
    ],
  ])('%s is refused', (queues, problem) => {
    expect(onlyProblem(files(queues))).toBe(problem);
  });
});
