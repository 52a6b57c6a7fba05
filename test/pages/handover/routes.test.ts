import { beforeEach, describe, expect, it } from 'vitest';
import { handoverRoutes } from '../../../pages/handover/routes.ts';
import { beginSession, type Effects, type Link } from '../../../pages/handover/session.ts';
import type { StepId } from '../../../pages/handover/step-ids.ts';
import type { Subject } from '../../../pages/handover/subject.ts';
import { watchPresence } from '../../../pages/presence.ts';
import type { EnteredUser } from '../../../tenant/entered/entered.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';
import { aSubject, linked, rotating, unlinked } from './a-subject.ts';

const sentinel = 'Sentinel~8Q.value-of-the-secret';
let caused: { links: Link[]; ticks: [StepId, string | undefined][]; entered: readonly EnteredUser[]; secrets: number };
let presence = watchPresence(() => 0);
beforeEach(() => {
  caused = { links: [], ticks: [], entered: [], secrets: 0 };
  presence = watchPresence(() => 0);
});

const effects: Effects = {
  now: () => new Date('2027-06-30T22:30:00Z'),
  readSecret: async () => {
    caused.secrets++;
    return { value: sentinel };
  },
  remember: (step, on) => caused.ticks.push([step, on?.toISOString()]),
  writeLink: (link) => {
    caused.links.push(link);
    return 'tenant.yaml: written.';
  },
  changeEntered: (change) => {
    caused.entered = change(caused.entered);
    return 'Written to entered.csv.';
  },
};

const begin = (subject: Subject = unlinked, own: Partial<Effects> = {}, ticks = {}) =>
  handoverRoutes(beginSession(subject, leftToEnter(subject.tenant), ticks, { ...effects, ...own }), presence);
const text = async (app: ReturnType<typeof begin>, path: string) => (await app.request(path)).text();
const post = async (app: ReturnType<typeof begin>, path: string, body: unknown = {}) => {
  const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) });
  const answer = response.status === 204 ? {} : ((await response.json()) as Answer);
  return { status: response.status, answer };
};
interface Answer {
  readonly error?: string;
  readonly said?: string;
}
const all = [
  ...['account', 'platform', 'app-id', 'app-secret', 'expiry', 'role-back', 'multicast-limit', 'save', 'inheritance'],
  ...['status-mapping', 'users', 'queues', 'teams-sbcs', 'agents', 'test-call', 'sip-host'],
];
const ticked = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { on: '2027-06-29T10:00:00.000Z' }]));

describe('the page of the handover', () => {
  it('has a name for every button and box, by which a person who cannot see it finds them', async () => {
    const page = await text(begin(), '/');
    expect(page).toContain('>Copy<span class="unseen"> Connected App ID</span></button>');
    expect(page).toContain('>Copy<span class="unseen"> Connected App Secret</span></button>');
    expect(page).toContain('>Show…<span class="unseen"> Connected App Secret</span></button>');
    expect(page).toContain('> Done<span class="unseen">: Press Link, before Save</span></label>');
    expect(page).toContain('>Copy<span class="unseen"> SIP URI/ID of ada@contoso.com</span></button>');
    expect(page).toContain('> Done<span class="unseen">: ada@contoso.com</span></label>');
    expect(page).toContain('<label for="linked-by">Account that pressed Link</label>');
    expect(page).toMatch(/role="status" aria-live="polite"/);
    expect(page).toContain('id="copy-secret" aria-describedby="clipboard-note"');
    expect(page).toMatch(/id="clipboard-note">The clipboard is cleared[^<]*clipboard\s+history/i);
  });

  it('shows what is done as done, once more after a reload', async () => {
    const app = begin(unlinked, {}, ticked(['account']));
    expect(await text(app, '/')).toContain('data-step="account" checked>');
    expect(await text(app, '/')).not.toContain('data-step="platform" checked>');
    await post(app, '/tick', { step: 'platform', done: true });
    expect(await text(app, '/')).toContain('data-step="platform" checked>');
    expect(await text(app, '/')).toContain('id="nav-platform" class="is-done"');
    await post(app, '/tick', { step: 'account', done: false });
    expect(await text(app, '/')).not.toContain('data-step="account" checked>');
  });

  it('takes what stands in a file for text', async () => {
    const name = '<img src=x onerror=alert(1)>@contoso.com';
    const users = unlinked.tenant.users.map((user) => ({ ...user, upn: name, sipUri: `"'><script>alert(2)</script>` }));
    const page = await text(begin(aSubject({ users, ucaas: unlinked.tenant.ucaas })), '/');
    expect(page).not.toMatch(/<img|<script>|"'>/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;@contoso.com');
  });

  it('runs no script or style but its own files, by their nonce', async () => {
    const page = await text(begin(), '/');
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="main.js" nonce="">']);
    expect(page).not.toMatch(/ style=| on[a-z]+=|<style/);
    const files = [...page.matchAll(/(?:href|src)="([\w-]+\.(?:css|js))"/g)].map(([, file]) => file);
    expect(files).toEqual(['theme.css', 'page.css', 'step.css', 'people.css', 'main.js']);
    for (const file of [...files, 'clipboard.js', 'server.js', 'users.js'])
      expect((await begin().request(`/${file}`)).status).toBe(200);
    expect((await begin().request('/routes.ts')).status).toBe(404);
  });
});

describe('the secret', () => {
  it('is in nothing that can be read without pressing its button', async () => {
    const app = begin();
    for (const path of ['/', '/users', '/users?find=a', '/main.js'])
      expect(await text(app, path)).not.toContain(sentinel);
    expect(JSON.stringify(await post(app, '/tick', { step: 'app-secret', done: true }))).not.toContain(sentinel);
    expect(caused.secrets).toBe(0);
    expect((await app.request('/secret')).status).toBe(404);
    expect(caused.secrets).toBe(0);
    expect((await post(app, '/secret')).answer).toEqual({ value: sentinel });
    expect(await text(app, '/')).not.toContain(sentinel);
  });

  it('comes with a word where it could not be tried, and not at all where it has ended', async () => {
    const untried = 'It could not be tried at Entra: no network.';
    expect(
      (await post(begin(unlinked, { readSecret: async () => ({ value: sentinel, untried }) }), '/secret')).answer,
    ).toEqual({ value: sentinel, untried });
    const readSecret = async () => {
      throw new ProblemError({ file: 'Entra', message: 'the secret has ended.', fix: 'add a generation.' });
    };
    const { status, answer } = await post(begin(unlinked, { readSecret }), '/secret');
    expect([status, answer]).toEqual([400, { error: 'Entra: the secret has ended.\n  Fix: add a generation.' }]);
  });
});

describe('a tick', () => {
  it('is remembered, and taken back', async () => {
    const app = begin();
    expect((await post(app, '/tick', { step: 'queues', done: true })).answer).toEqual({
      done: 1,
      of: 17,
      isOver: false,
      said: '',
    });
    expect((await post(app, '/tick', { step: 'queues', done: false })).answer).toMatchObject({ done: 0 });
    expect(caused.ticks).toEqual([
      ['queues', '2027-06-30T22:30:00.000Z'],
      ['queues', undefined],
    ]);
  });

  it('of Link writes who linked, by which secret, today', async () => {
    const { answer } = await post(begin(rotating), '/tick', {
      step: 'link',
      done: true,
      by: ' ccaip-link@contoso.com ',
    });
    expect(answer.said).toBe('tenant.yaml: written.');
    expect(caused.links).toEqual([{ secret: '2027-06', by: 'ccaip-link@contoso.com', on: '2027-06-30' }]);
    expect(caused.ticks).toEqual([['link', '2027-06-30T22:30:00.000Z']]);
  });

  it('of Link asks anew who linked, and hints at who did before', async () => {
    const page = await text(begin(rotating), '/');
    expect(page).toMatch(/<input id="linked-by"[^>]*placeholder="ccaip-link@contoso\.com">/);
    expect(page).not.toMatch(/<input id="linked-by"[^>]*value=/);
    expect((await post(begin(rotating), '/tick', { step: 'link', done: true, by: '' })).status).toBe(400);
  });

  it.each([
    ['', 'No account is named.'],
    ['ada', '"ada" is no sign-in name.'],
    ['ada@outlook.com', '"ada@outlook.com" is a personal Microsoft account.'],
    ['ada_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'is a guest of the tenant.'],
  ])('of Link by "%s" is refused, and nothing is written', async (by, told) => {
    const { status, answer } = await post(begin(), '/tick', { step: 'link', done: true, by });
    expect(status).toBe(400);
    expect(answer.error).toContain(told);
    expect(answer.error).toContain('Fix: ');
    expect([caused.links, caused.ticks]).toEqual([[], []]);
  });

  it('of Link is no tick where the tenant file refuses it', async () => {
    const writeLink = () => {
      throw new ProblemError({ file: 'tenant.yaml', message: 'something is wrong.', fix: 'mend it.' });
    };
    const app = begin(unlinked, { writeLink });
    expect((await post(app, '/tick', { step: 'link', done: true, by: 'a@contoso.com' })).answer.error).toContain(
      'something is wrong',
    );
    expect(caused.ticks).toEqual([]);
    expect(await text(app, '/')).not.toContain('data-step="link" checked');
  });

  it('of Link that is taken back leaves the tenant file, and says so', async () => {
    const { answer } = await post(begin(), '/tick', { step: 'link', done: false });
    expect(answer.said).toContain('stays');
    expect(caused.links).toEqual([]);
  });

  it('of a step that this handover does not have is refused', async () => {
    expect((await post(begin(), '/tick', { step: 'unlink', done: true })).status).toBe(400);
    expect((await post(begin(), '/tick', { step: 'teleport', done: true })).status).toBe(400);
    expect((await begin().request('/tick', { method: 'POST', body: '{' })).status).toBe(400);
    expect(caused.ticks).toEqual([]);
  });

  it('of the last step ends it', async () => {
    const app = begin(unlinked, {}, ticked(all));
    for (const { upn } of unlinked.tenant.users) await post(app, '/user', { upn, done: true });
    expect(presence.ending()).toBeUndefined();
    const { answer } = await post(app, '/tick', { step: 'link', done: true, by: 'ccaip-link@contoso.com' });
    expect(answer).toMatchObject({ done: 17, of: 17, isOver: true });
    expect(presence.ending()).toBe('done');
  });
});

describe('users', () => {
  it('who are left keep it from its end, and the tick of their step says so', async () => {
    const app = begin(unlinked, {}, ticked([...all.filter((id) => id !== 'users'), 'link']));
    const told = "2 users of the list aren't ticked: the handover goes on until they are. npm run confirm -- contoso";
    const { answer } = await post(app, '/tick', { step: 'users', done: true });
    expect(answer).toMatchObject({ done: 17, of: 17, isOver: false, said: expect.stringContaining(told) });
    expect(presence.ending()).toBeUndefined();
    expect((await post(app, '/user', { upn: 'ada@contoso.com', done: true })).answer).toMatchObject({ isOver: false });
    const again = await post(app, '/tick', { step: 'queues', done: true });
    expect(again.answer.said).toContain("1 user of the list isn't ticked");
    expect((await post(app, '/user', { upn: 'bob@contoso.com', done: true })).answer).toMatchObject({ isOver: true });
    expect(presence.ending()).toBe('done');
  });

  const entry = { sipUri: '+31205552101@ujet.sip.carrier.example', ucaasName: 'ada@contoso.com' };

  it('are written down as they are ticked, and stay in the list', async () => {
    const app = begin();
    const { answer } = await post(app, '/user', { upn: 'Ada@contoso.com', done: true });
    expect(answer).toEqual({ left: 1, isOver: false, said: 'Written to entered.csv.' });
    expect(caused.entered).toEqual([{ upn: 'ada@contoso.com', ...entry }]);
    expect(await text(app, '/users')).toContain('data-user="ada@contoso.com" checked');
    expect(await text(app, '/users?left=true')).not.toContain('ada@contoso.com');
    await post(app, '/user', { upn: 'ada@contoso.com', done: false });
    expect(caused.entered).toEqual([]);
    expect((await post(app, '/user', { upn: 'eve@contoso.com', done: true })).status).toBe(400);
  });

  it('whose values change show what stands there, which is back when a tick is taken back', async () => {
    const before = {
      upn: 'ada@contoso.com',
      sipUri: '+31205550000@ujet.sip.carrier.example',
      ucaasName: 'ada@contoso.com',
    };
    const gone = { upn: 'gus@contoso.com', sipUri: 'gus@x', ucaasName: 'gus@contoso.com' };
    caused.entered = [before, gone];
    const app = begin(aSubject({ entered: caused.entered }));
    const list = await text(app, '/users');
    expect(list).toMatch(/there stands \+31205550000@ujet/);
    expect(list).toMatch(/gus@contoso\.com<\/strong> <span class="badge badge-clear">to clear/);
    await post(app, '/user', { upn: 'ada@contoso.com', done: true });
    await post(app, '/user', { upn: 'gus@contoso.com', done: true });
    expect(caused.entered).toEqual([{ upn: 'ada@contoso.com', ...entry }]);
    await post(app, '/user', { upn: 'ada@contoso.com', done: false });
    expect(caused.entered).toEqual([before]);
  });

  it('are found, and shown some at a time: ten thousand are no matter', async () => {
    const [first] = unlinked.tenant.users;
    const users = Array.from({ length: 10_000 }, (_, at) => ({
      ...first,
      number: '+31205552101',
      line: at + 2,
      upn: `user${String(at).padStart(5, '0')}@contoso.com`,
      sipUri: `+3120${String(at).padStart(7, '0')}@ujet.sip.carrier.example`,
    }));
    const app = begin(aSubject({ users }));
    const page = await text(app, '/');
    expect(page.length).toBeLessThan(80_000);
    expect(page).toContain('1 to 25 of 10,000');
    const next = await text(app, '/users?from=9990');
    expect(next).toContain('9,991 to 10,000 of 10,000');
    expect(next).toMatch(/data-from="10015" disabled>Next users/);
    expect(await text(app, '/users?find=USER04321')).toContain('1 to 1 of 1');
    expect(await text(app, '/users?find=%2B31200000007')).toContain('user00007@contoso.com');
    expect(await text(app, '/users?find=nobody')).toContain('Nobody is found.');
    expect(await text(app, '/users?from=-1&left=maybe')).toContain('1 to 25 of 10,000');
  });

  it('are none where nothing is left', async () => {
    const entered = leftToEnter(linked.tenant).flatMap(({ after }) => after ?? []);
    expect(await text(begin(aSubject({ entered })), '/')).toContain('Nothing is left to enter, change or clear.');
  });
});

describe('the page says', () => {
  it('that it is there, that it goes, and that it is to end', async () => {
    let now = 0;
    presence = watchPresence(() => now);
    const app = begin();
    presence.seen();
    expect((await post(app, '/alive')).status).toBe(204);
    await post(app, '/left');
    now = 30_000;
    expect(presence.ending()).toBe('closed');
    await post(app, '/end');
    expect(presence.ending()).toBe('by its button');
  });
});
