import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { comment } from '../../../scripts/ci/comment.ts';
import { recordIn } from '../../../scripts/ci/preview-record.ts';
import { stale } from '../../../scripts/ci/stale.ts';
import { aGitHub, closeGitHub } from './a-git-hub.ts';
import { commit, edit, git, gitHub, inJob, place, previewed, printed, tenants } from './a-job.ts';

inJob();
closeGitHub();

describe('ci comment', () => {
  const written = () => readFileSync(join(place, 'preview.md'), 'utf8');
  const commented = (names: string, more: Partial<Parameters<typeof comment>[0]> = {}) =>
    comment({ base: 'HEAD^1', previews: place, tenants: names, out: join(place, 'preview.md'), ...more });

  beforeEach(async () => {
    edit('northwind/users.csv');
    await commit('second');
    await previewed({}, 'HEAD^1');
  });

  const inPull = async () => {
    const hub = await aGitHub();
    const event = join(place, 'event.json');
    writeFileSync(event, '{"pull_request":{"number":7}}');
    Object.assign(process.env, hub.environment, { GITHUB_EVENT_PATH: event, GITHUB_BASE_REF: 'main' });
    return hub;
  };

  it('is never written over by that of an earlier run, whoever comes last', async () => {
    const hub = await inPull();
    for (const run of ['6', '5', '7', '6']) {
      process.env.GITHUB_RUN_ID = run;
      expect(await commented('["northwind"]', { part: 1, of: 2 })).toBe(0);
    }
    expect(hub.comments.map(({ body }) => recordIn(body)?.run)).toEqual([7]);
    expect(printed.filter((line) => line.includes('of a later run stands there'))).toHaveLength(2);
  });

  it('is stale at once where the base has moved while it was made or posted, or nobody can tell', async () => {
    const hub = await inPull();
    const posted = async () => {
      hub.comments.length = 0;
      await commented('["northwind"]', { part: 1, of: 2 });
      return hub.comments.map(({ body }) => body);
    };
    const range = `${await git('rev-parse', 'HEAD^1')}...main`;
    const moved = { status: 'ahead', files: [{ filename: 'templates/nl-standard.yaml' }] };
    expect(await posted()).toEqual([expect.stringMatching(/^\*\*Part 2/)]);
    hub.compared[range] = moved;
    expect(await posted()).toEqual([expect.stringMatching(/^> \*\*Stale\*\*: files of tenants have changed in main/)]);
    hub.compared[range] = { status: 'ahead', files: [] };
    expect(await posted()).toEqual([expect.stringMatching(/^\*\*Part 2/)]);
    hub.events.onComment = () => void Object.assign(hub.compared, { [range]: moved });
    expect(await posted()).toEqual([expect.stringMatching(/^> \*\*Stale\*\*: files/)]);
    hub.compared[range] = { status: 'diverged', files: [] };
    expect(await posted()).toEqual([expect.stringMatching(/^> \*\*Stale\*\*: files/)]);
    hub.compared[range] = { status: 'ahead', files: Array.from({ length: 300 }, () => ({ filename: '../x' })) };
    expect(await posted()).toEqual([expect.stringMatching(/^> \*\*Stale\*\*: /)]);
    Object.assign(hub.compared, { [range]: {} });
    expect(await posted()).toEqual([expect.stringMatching(/^> \*\*Stale\*\*: whether its base has moved/)]);
  });

  it('is made of what the jobs of this commit have left', async () => {
    expect(await commented('["northwind"]')).toBe(0);
    expect(written()).toMatch(
      /^### [\s\S]*#### Hand-made changes[\s\S]*None\.[\s\S]*#### What the engine would do[\s\S]*1 create/,
    );
  });

  it('fails where a job has left nothing, or something of another commit', async () => {
    expect(await commented('["northwind","fabrikam"]')).toBe(1);
    expect(written()).toContain('**fabrikam: not previewed.**');
    edit('fabrikam/users.csv');
    await commit('third');
    expect(await commented('["northwind"]')).toBe(1);
    expect(written()).toContain('**northwind: not previewed.**');
  });

  it('is posted, and fails, where a job has left half a file or one tenant two', async () => {
    const file = join(place, 'fabrikam.json');
    for (const half of ['', '{"tenant":"fab', '{}']) {
      writeFileSync(file, half);
      expect(await commented('["northwind","fabrikam"]')).toBe(1);
      expect(written()).toContain('**fabrikam: not previewed.** Its job has left nothing that can be read.');
      expect(printed.join('\n')).toContain("fabrikam.json: it can't be read");
    }
    cpSync(join(place, 'preview.json'), file);
    expect(await commented('["northwind","fabrikam"]')).toBe(1);
  });

  it('says so where nobody knows which tenants have changed, or that one is deleted, and fails for the first', async () => {
    expect(await commented('')).toBe(1);
    expect(written()).toContain('**Not previewed**: the job that finds out which tenants have changed has failed.');
    rmSync(join(tenants, 'fabrikam'), { recursive: true });
    await commit('third');
    expect(await commented('[]')).toBe(0);
    expect(written()).toContain('**fabrikam: its files go.**');
  });

  it('is one for each part of the tenants, which knows that part alone', async () => {
    expect(await commented('["northwind"]', { part: 1, of: 2 })).toBe(0);
    expect(written()).toMatch(/^\*\*Part 2 of 2 of the tenants\*\*/);
    expect(recordIn(written())?.tenants).toHaveProperty('northwind');
    const hub = await inPull();
    for (const part of [0, 1, 1]) await commented('["northwind"]', { part, of: 2 });
    expect(hub.comments.map(({ body }) => /Part (\d)/.exec(body)?.[1])).toEqual(['1', '2']);
  });
});

describe('ci stale', () => {
  const bot = { login: 'github-actions[bot]' };
  const marked = async (body: string, options: Parameters<typeof stale>[0] = {}, user = bot) => {
    let text = body;
    const writeComment = async (_: number, now: string) => {
      text = now;
    };
    await stale(
      options,
      gitHub({ openPulls: async () => [7], commentsOn: async () => [{ id: 1, body, user }], writeComment }),
    );
    return text;
  };
  let body = '';

  beforeEach(async () => {
    edit('northwind/users.csv');
    await commit('second');
    await previewed({}, 'HEAD^1');
    await comment({ base: 'HEAD^1', previews: place, tenants: '["northwind"]', out: join(place, 'preview.md') });
    body = readFileSync(join(place, 'preview.md'), 'utf8');
    await git('checkout', '-q', 'HEAD^1');
  });

  it('leaves a preview whose base is as it was, also where other tenants are not', async () => {
    edit('fabrikam/users.csv');
    await commit('another tenant');
    expect(await marked(body)).toBe(body);
  });

  it('says so above one whose base has moved, by its folder or by its template; and not where it has moved back', async () => {
    edit('templates/nl-standard.yaml');
    edit('northwind/calls.yaml');
    await commit('moved');
    const now = await marked(body);
    expect(now).toMatch(
      /^> \*\*Stale\*\*: the files of northwind that it was held against have changed in [0-9a-f]{7}\./,
    );
    await git('checkout', '-q', 'HEAD^1');
    expect(await marked(now)).toBe(body);
  });

  it('says so of a tenant that is not as it was, and of no other', async () => {
    expect(await marked(body, { moved: 'northwind' })).toMatch(
      /^> \*\*Stale\*\*: northwind isn't known to be as it was/,
    );
    expect(await marked(body, { moved: 'fabrikam' })).toBe(body);
  });

  it('is about pull requests into the branch that has moved, and goes on past a comment that can not be written', async () => {
    const hub = await aGitHub();
    hub.pulls.push({ number: 7, base: 'main' }, { number: 8, base: 'main' }, { number: 9, base: 'other' });
    // As an older version may have left it: at GitHub's own limit.
    const full = body.replace(/^/, 'x'.repeat(65_536 - body.length));
    for (const [at, text] of [full, body, body].entries())
      hub.comments.push({ id: at, pull: 7 + at, body: text, user: bot });
    edit('northwind/calls.yaml');
    await commit('moved');
    Object.assign(process.env, { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' });
    expect(await stale({}, hub.hub)).toBe(1);
    expect(printed.join('\n')).toMatch(/1 preview is stale now[\s\S]*can't say so\. pull request 7: .*422/);
    expect(hub.comments.map((one) => one.body.includes('**Stale**'))).toEqual([false, true, false]);
    // A tenant is the same for every branch.
    await stale({ moved: 'northwind' }, hub.hub);
    expect(hub.comments.map((one) => one.body.includes('**Stale**'))).toEqual([false, true, true]);
  });

  it('still says it of a tenant after a push of another one, or of its own and back', async () => {
    const moved = await marked(body, { moved: 'northwind' });
    edit('fabrikam/users.csv');
    await commit('another tenant');
    expect(await marked(moved)).toBe(moved);
    edit('northwind/calls.yaml');
    await commit('its base');
    const both = await marked(moved);
    expect(both).toMatch(/have changed in[\s\S]*isn't known to be as it was/);
    await git('checkout', '-q', 'HEAD^1');
    expect(await marked(both)).toBe(moved);
  });

  it("touches nobody else's comment", async () => {
    expect(await marked(body, { moved: 'northwind' }, { login: 'mallory' })).toBe(body);
    expect(await marked('LGTM', { moved: 'northwind' })).toBe('LGTM');
  });
});
