import { describe, expect, it } from 'vitest';
import { commentOn } from '../../review/comment.ts';
import { reviewTenant } from '../../review/review-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const people = ['ada', 'bob', 'cyd'];
const row = (name: string, at: number, more = ',,,,') =>
  `${name}@contoso.example,+312055521${String(at).padStart(2, '0')},Amsterdam,,agent${more}\n`;
const rows = people.map((name, at) => row(name, at));
const newUsers = 'newUsers: { roles: [Agent], teams: [Sales], location: Amsterdam }';
const by = (how: string) => `, externalUsers: { by: ${how}, ${newUsers} }`;
const api = by('api');

interface Asked {
  readonly users?: readonly string[];
  /** What `ucaas` has beside the limit. */
  readonly ucaas?: string;
  readonly sections?: Readonly<Record<string, string>>;
}

const tenantOf = ({ users = rows, ucaas = '', sections = {} }: Asked): Tenant => {
  const { tenant, problems } = load({
    users: `upn,number,site,policy,ccaip,ccaipEmail,ccaipRole,ccaipTeam,ccaipLocation\n${users.join('')}`,
    sections: { ucaas: `ucaas: { multicastLimit: 40${ucaas} }`, ...sections },
  });
  expect(problems).toEqual([]);
  return tenant ?? expect.unreachable();
};

const review = (base: Asked | undefined, head: Asked | undefined) => {
  const read = (asked: Asked | undefined) => asked && { tenant: tenantOf(asked), problems: [], calls: [] };
  const [was, is] = [read(base), read(head)];
  return reviewTenant({ name: 'contoso', ...(was && { base: was }), ...(is && { head: is }) });
};
const comment = (base: Asked | undefined, head: Asked | undefined): string =>
  commentOn([review(base, head)], { ref: 'a' }, { ref: 'b' }).comment;
const needs = (base: Asked, head: Asked): string[] =>
  review(base, head).needs.flatMap(({ what, text }) => (/external|queues/.test(what) ? [`${what}: ${text}`] : []));

describe('who enters users in CCAIP, in a review', () => {
  it('is up from now on, over what a person entered, and of whoever leaves a person takes it away', () => {
    expect(needs({}, { ucaas: api })).toEqual([
      "external users: ucaas.externalUsers by: api begins: up sets SIP URI and UCaaS username of 3 people in CCAIP, over what a person entered there, and takes TRUNKLINE_CCAIP_TOKEN in its environment from now on. Whoever isn't in CCAIP yet is made there and gets its activation e-mail; who that is, files don't know: a preview says so.",
    ]);
    expect(needs({}, { ucaas: api, users: rows.slice(1) })[0]).toMatch(
      / ada leaves in the same change, and up clears only whom it was asked for before: take the external fields away in the portal\.$/,
    );
    expect(comment({}, { ucaas: api })).toContain('- ucaas.externalUsers by: api begins');
    expect(comment({}, { ucaas: api })).toContain('**Settings**: ucaas: externalUsers.by unset → api, ');
  });

  it.each([
    ['', 'npm run handover'],
    [by('csv'), 'a file of npm run ccaip-csv'],
  ])('is a person again, and what stands in CCAIP stays: %s', (ucaas, how) => {
    expect(needs({ ucaas: api }, { ucaas })).toEqual([
      `external users: ucaas.externalUsers by: api goes: what stands in CCAIP stays there for 3 people, and a person looks after it from now on (${how}). npm run confirm -- contoso writes down that it stands there.`,
    ]);
  });

  it('is never taken over in the change in which somebody leaves: up refuses that', () => {
    const users = rows.slice(2);
    expect(needs({ ucaas: api }, { ucaas: by('csv'), users })[0]).toMatch(
      / ada and bob leave in the same change, and up refuses that, since nobody would clear them: keep their rows now, and take them out in a change of its own\.$/,
    );
    const sections = {
      app: 'app: { redirectDomain: https://fabrikam.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }',
    };
    expect(needs({ ucaas: api }, { ucaas: api, users, sections })).toEqual([
      'external users: ada and bob leave in the same change that takes CCAIP from https://contoso.ccaip.example to https://fabrikam.ccaip.example, and up refuses that, since nobody would clear them there: keep their rows now, and take them out in a change of its own.',
    ]);
    expect(needs({ ucaas: api }, { ucaas: api, sections })).toEqual([]);
  });

  it('is nothing to say where it stays as it is', () => {
    expect(needs({ ucaas: api }, { ucaas: api })).toEqual([]);
    expect(needs({}, { users: rows.slice(1) })).toEqual([]);
  });
});

describe('who leaves CCAIP, in a review', () => {
  it('is cleared there before the numbers change', () => {
    expect(needs({ ucaas: api }, { ucaas: api, users: rows.slice(2) })).toEqual([
      'external users: up clears the external fields of ada and bob in CCAIP, before any number changes; if CCAIP keeps one, the numbers stay as they are.',
    ]);
    const deactivate = api.replace('by: api', 'by: api, whenRemoved: deactivate');
    expect(needs({ ucaas: api }, { ucaas: deactivate, users: rows.slice(2) })[0]).toContain(
      'up makes ada and bob Inactive in CCAIP',
    );
  });

  it('is cleared by a file that comes before the up, where a person uploads one', () => {
    const csv = by('csv');
    expect(needs({ ucaas: csv }, { ucaas: csv, users: rows.slice(1) })).toEqual([
      'external users: the file of npm run ccaip-csv -- contoso clears ada in CCAIP: upload it before the up that releases the numbers.',
    ]);
    expect(needs({ ucaas: csv }, { ucaas: csv })).toEqual([]);
  });

  it('is also who signs in to CCAIP by another address', () => {
    const users = [row('ada', 0, ',a.love@contoso.example,,,'), ...rows.slice(1)];
    expect(needs({ ucaas: api }, { ucaas: api, users })[0]).toContain('clears the external fields of ada in CCAIP');
    expect(comment({ ucaas: api }, { ucaas: api, users })).toContain(
      'login in CCAIP none → a.love@contoso.example for ada',
    );
  });

  it('may be the same person under another name, whose user in CCAIP ccaipEmail keeps', () => {
    const users = [row('ada.love', 0), ...rows.slice(1)];
    expect(needs({ ucaas: api }, { ucaas: api, users })[0]).toMatch(
      /clears the external fields of ada in CCAIP.* keeps the user in CCAIP by ccaipEmail: ada\.love@contoso\.example ada@contoso\.example\.$/,
    );
    const kept = [row('ada.love', 0, ',ada@contoso.example,,,'), ...rows.slice(1)];
    expect(needs({ ucaas: api }, { ucaas: api, users: kept })).toEqual([]);
  });

  it('needs a word where it is many: more than 5 or 5 %, at most as many as are approved', () => {
    const many = Array.from({ length: 8 }, (_, at) => row(`u${at}`, at));
    const few = many.slice(6);
    const refused = review({ ucaas: api, users: many }, { ucaas: api, users: few });
    expect(refused.needs.find(({ what }) => what === 'external users approval')?.text).toContain(
      'approvals: { externalUsers: { count: 6, reason: … } }',
    );
    expect(refused.summary).toContain("refused until the changes of CCAIP's users are approved");
    const approvals = (count: number) => `approvals: { externalUsers: { count: ${count}, reason: R } }`;
    const asked = (count: number) =>
      needs({ ucaas: api, users: many }, { ucaas: api, users: few, sections: { approvals: approvals(count) } });
    expect(asked(5)[1]).toMatch(/^external users approval: /);
    expect(asked(6)).toHaveLength(1);
    expect(asked(7)).toHaveLength(1);
  });

  it('needs a word where the SIP URIs of many change', () => {
    const many = Array.from({ length: 6 }, (_, at) => row(`u${at}`, at));
    const moved = Array.from({ length: 6 }, (_, at) => row(`u${at}`, at + 10));
    const asked = (count: number) =>
      needs(
        { ucaas: api, users: many },
        {
          ucaas: api,
          users: moved,
          sections: { approvals: `approvals: { externalUsers: { count: ${count}, reason: R } }` },
        },
      ).join();
    expect(asked(5)).toContain('this changes the SIP URIs of 6 users of CCAIP (u0@contoso.example is the first).');
    expect(asked(6)).not.toContain('SIP URIs of 6');
  });

  it('stays there, as all others, until a removed tenant is destroyed', () => {
    expect(review({ ucaas: api }, undefined).stays).toContain('3 external users of CCAIP');
    expect(review({}, undefined).stays.join('; ')).not.toContain('external user');
  });
});

describe('who comes to CCAIP, in a review', () => {
  const bare = ', externalUsers: { by: api, newUsers: { roles: [Agent], teams: [Sales] } }';

  it("can't be made without a role, a team and a location", () => {
    expect(needs({ ucaas: bare, users: rows.slice(1) }, { ucaas: bare })).toEqual([
      "external users: users.csv and ucaas.externalUsers.newUsers don't give ada a role, a team and a location: whoever of them isn't in CCAIP yet can't be made there.",
    ]);
    expect(
      needs(
        { ucaas: bare, users: rows.slice(1) },
        { ucaas: bare, users: [row('ada', 0, ',,,,Utrecht'), ...rows.slice(1)] },
      ),
    ).toEqual([]);
  });

  it('has what its row says, which is told; what newUsers gives everybody is told once', () => {
    const users = [row('ada', 0, ',,Lead|Coach,,'), ...rows.slice(1)];
    const [edit] = review({ ucaas: api }, { ucaas: api, users }).edits;
    expect(edit?.text).toBe('CCAIP roles none → Lead and Coach for ada');
    const other = api.replace('[Sales]', '[Service]');
    expect(review({ ucaas: api }, { ucaas: other }).edits.map(({ text }) => text)).toEqual([
      'ucaas: externalUsers.newUsers.teams Sales → Service',
    ]);
  });
});

describe('a change of addresses, in a review', () => {
  const moved = rows.map((one, at) => (at === 0 ? row('ada', 44) : one));

  it.each([
    ['up', api, '**Changed in CCAIP by up**: ada `+31205552100@'],
    ['a file', by('csv'), '**To change in CCAIP by a file** (npm run ccaip-csv): ada `+31205552100@'],
    ['a person', '', '**To change in CCAIP by hand**: ada `+31205552100@'],
  ])('is carried out in CCAIP by %s', (_, ucaas, words) => {
    expect(comment({ ucaas }, { ucaas, users: moved })).toContain(words);
  });

  it('is nothing that a person has left, where up does it', () => {
    const linked = `${api}, linked: { secret: 2026-11, by: x, on: 2026-11-20, entered: entered.csv }`;
    const data = review({ ucaas: linked }, { ucaas: linked, users: moved });
    expect(data).not.toHaveProperty('toEnter');
    expect(data.entersUsers).toBe('api');
  });

  it('by another host behind the @ begins with one test call', () => {
    const sections = { sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, sipUriHost: sipDomain }' };
    expect(needs({ ucaas: api }, { ucaas: api, sections })).toEqual([
      "external users: the SIP URIs of 3 people get teams.carrier.example (sipDomain) behind the @ instead of ujet.sip.carrier.example. Google's guide doesn't say which of the two CCAIP dials: give one person theirs and make a test call before everybody has it.",
    ]);
    expect(comment({ ucaas: api }, { ucaas: api, sections })).toContain(
      '**Changed in CCAIP by up**: the SIP URI of ada, bob and cyd, host `ujet.sip.carrier.example` → `teams.carrier.example`',
    );
    const said = { sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, sipUriHost: inboundDomain }' };
    expect(needs({ ucaas: api }, { ucaas: api, sections: said })).toEqual([]);
  });
});

describe('queues, in a review', () => {
  const queues = (text: string) => ({ sections: { queues: `queues: ${text}` } });
  const sales = '{ name: Sales, teams: [NL], agents: [ada@contoso.example] }';

  it('are changed by a person in the portal', () => {
    expect(
      needs(queues(`[${sales}]`), queues('[{ name: sales, teams: [NL, BE], agents: [bob@contoso.example] }]')),
    ).toEqual([
      'queues: a person changes queues in the CCAIP portal: sales has to have team BE and bob; sales no longer has to have ada. npm run verify compares them.',
    ]);
    const text = comment({}, queues(`[${sales}]`));
    expect(text).toContain('queue Sales is new');
    expect(text).toContain('- a person changes queues in the CCAIP portal: Sales has to have team NL and ada.');
  });

  it('of which the file says nothing any more stay as they are', () => {
    expect(needs(queues(`[${sales}]`), {})).toEqual([]);
    expect(comment(queues(`[${sales}]`), {})).toContain('queue Sales is removed');
  });
});
