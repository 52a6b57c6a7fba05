import { describe, expect, it } from 'vitest';
import { ccaipThatDiffers } from '../../../live/drift/ccaip.ts';
import type { TeamsFacts } from '../../../live/drift/facts.ts';
import { groupsThatDiffer } from '../../../live/drift/groups.ts';
import { differencesOf } from '../../../live/drift/judge.ts';
import { thingsThatDiffer } from '../../../live/drift/things.ts';
import { withOne } from '../../../live/drift/with-one.ts';
import { compared } from '../../../scripts/drift/compared.ts';
import { givenPolicies } from '../../../tenant/given-policies.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { ada, aLive, gateway, route } from '../a-live.ts';
import { nlFile } from '../nl-file.ts';

const factsOf = (
  rows: Partial<TeamsFacts['rows']>,
  groupIds: readonly (readonly [string, string])[] = [],
): TeamsFacts => ({
  rows: aLive(rows),
  plans: new Map(),
  ids: new Map(),
  outsiders: new Map(),
  groupIds: new Map(groupIds),
});
const treatment = (name: string) => ({ name, pattern: `^${name}$`, account: 'bell@contoso.com', adopt: false });

describe('what comes before what', () => {
  it('is told of routes that Teams tries in no certain order', () => {
    const routes = aLive().routes.map((one) => (one.Identity === 'NL mobile' ? { ...one, Priority: 2 } : one));
    const facts = {
      teams: { value: factsOf({ routes }) },
      application: { why: 'x' },
      domains: { why: 'x' },
      trunk: {},
    };
    const told = differencesOf(nlFile, facts, { today: '2026-12-01', matched: [] }).filter(
      ({ about }) => about === 'routes',
    );
    expect(told.map(({ name, text }) => [name, text])).toEqual([
      [
        'NL mobile',
        expect.stringMatching(/^route "NL mobile": Priority 2\. Route "NL geographic" of the same usage has the same/),
      ],
    ]);
  });

  it('is told of treatments, and of a route of others beside ours', () => {
    const file: Tenant = { ...nlFile, unassignedNumbers: [treatment('1'), treatment('2')] };
    const now: Tenant = { ...file, unassignedNumbers: [treatment('2'), treatment('1')] };
    const [found] = thingsThatDiffer(file, now);
    expect(found?.text).toBe('treatments of unassigned numbers: order of trial 2 and 1; the file says 1 and 2.');
    expect(found && withOne(file, now, found)?.unassignedNumbers.map(({ name }) => name)).toEqual(['2', '1']);
    expect(
      thingsThatDiffer(file, { ...now, unassignedNumbers: [treatment('3'), ...file.unassignedNumbers] }),
    ).toMatchObject([{ about: 'treatment', name: '3', is: 'foreign' }]);
  });

  it('is told of groups, by type, and never of those of others', () => {
    const group = (name: string, dialPlan?: string) => ({ name, ...(dialPlan !== undefined && { dialPlan }) });
    const file: Tenant = { ...nlFile, groups: [group('A', 'NL Amsterdam'), group('B', 'NL Amsterdam'), group('C')] };
    const row = (GroupId: string, Rank: number) => ({
      GroupId,
      PolicyType: 'TenantDialPlan',
      PolicyName: 'NL Amsterdam',
      Rank,
    });
    const ids = [
      ['A', 'a'],
      ['B', 'b'],
    ] as const;
    const told = (...groupPolicies: ReturnType<typeof row>[]) =>
      groupsThatDiffer(file, factsOf({ groupPolicies }, ids)).map(({ text }) => text);
    const gone = 'group "C" isn\'t in Entra, or several have this name.';
    expect(told(row('z', 1), row('A', 2), row('b', 3))).toEqual([gone]);
    expect(told(row('b', 1), row('a', 2))).toEqual([
      gone,
      'groups with a dial plan: order of rank B, A; the file says A, B.',
    ]);
    expect(told(row('a', 1))).toEqual(['group "B": dialPlan none; the file says NL Amsterdam.', gone]);
    expect(givenPolicies.map(({ policyType }) => policyType)).toContain('TenantDialPlan');
  });
});

describe('a queue of CCAIP', () => {
  it('that is gone, or lacks a team, is told', () => {
    const tenant: Tenant = { ...nlFile, queues: [{ name: 'Sales', teams: ['London'], agents: [] }] };
    const told = (menus: readonly { readonly id: string; readonly name: string }[]) =>
      ccaipThatDiffers(
        tenant,
        { queues: { value: { menus, teams: [], agents: [] } } as never },
        { users: [], matched: [] },
      ).map(({ about, name, text }) => [about, name, text]);
    expect(told([])).toEqual([['queue', 'Sales', expect.stringContaining('Sales')]]);
    expect(told([{ id: '1', name: 'Sales' }])).toEqual([['queue', 'Sales', expect.stringContaining('London')]]);
  });
});

describe('a tenant that could be read in part', () => {
  it('keeps what was seen of the rest, and tells what could be read', () => {
    const memory = { version: 1 as const, tenants: { [nlFile.id]: { abc: '2026-11-01T00:00:00.000Z' } } };
    const routes = [...aLive().routes, route('Theirs', 9, '^1$', 'National')];
    const { drift, remembered } = compared({
      tenant: nlFile,
      calls: [],
      callsUnread: true,
      matched: { value: [] },
      history: undefined,
      memory,
      now: new Date('2026-12-01T02:00:00Z'),
      facts: {
        teams: { value: factsOf({ routes }) },
        application: { why: 'needs a permission', toKnow: 'grant it.' },
        domains: { value: ['contoso.com', nlFile.sipDomain.name] },
        trunk: {},
      },
    });
    expect(drift.standing).toBe('failed');
    expect(drift.failures).toEqual([{ what: 'the application', why: 'needs a permission.', fix: 'grant it.' }]);
    expect(drift.differences.map(({ name }) => name)).toContain('Theirs');
    expect(remembered.abc).toBe('2026-11-01T00:00:00.000Z');
    expect(drift.notes).toContain(
      `calls.yaml can't be read, so no expected call was played: npm run calls -- ${nlFile.name} says why.`,
    );
  });
});

describe('a tenant in which more people differ than are looked at one by one', () => {
  it('has all of them counted whose calls change', () => {
    const [one] = nlFile.users;
    if (one === undefined) throw new Error('the file has people');
    const people = Array.from({ length: 55 }, (_, at) => ({
      upn: `user${at}@contoso.com`,
      number: `+312055541${String(at).padStart(2, '0')}`,
    }));
    const file: Tenant = { ...nlFile, users: people.map((person) => ({ ...one, ...person })) };
    // Somebody has taken everybody's voice routing policy.
    const { voiceRoutingPolicy: _, ...taken } = ada;
    const rows = {
      people: people.map((person) => ({ ...taken, ...person })),
      numbers: people.map(({ number, upn }) => ({ number, holder: upn, skipsInternal: false })),
    };
    const { drift } = compared({
      tenant: file,
      calls: [],
      matched: { value: [] },
      history: undefined,
      memory: undefined,
      now: new Date('2026-12-01T02:00:00Z'),
      facts: {
        teams: { value: factsOf(rows) },
        application: { value: undefined },
        domains: { value: ['contoso.com', nlFile.sipDomain.name] },
        trunk: {},
      },
    });
    expect(drift.differences.filter(({ about }) => about === 'user')).toHaveLength(55);
    expect(drift.touched).toHaveLength(55);
    expect(drift.calls).not.toContain('below');
  });
});

describe('the calls of one difference', () => {
  it('are told without pointing at what stands nowhere', () => {
    const { drift } = compared({
      tenant: nlFile,
      calls: [],
      matched: { value: [] },
      history: undefined,
      memory: undefined,
      now: new Date('2026-12-01T02:00:00Z'),
      facts: {
        teams: { value: factsOf({ gateways: [{ ...gateway, Enabled: false }], people: [] }) },
        application: { value: undefined },
        domains: { value: ['contoso.com', nlFile.sipDomain.name] },
        trunk: {},
      },
    });
    expect(drift.calls).toMatch(/; and \d+ more changes(;|$)/);
  });
});
