import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { comment } from '../../../scripts/ci/comment.ts';
import { stale } from '../../../scripts/ci/stale.ts';
import { commit, edit, git, gitHub, inJob, place, previewed } from './a-job.ts';

inJob();

describe('ci comment', () => {
  const written = () => readFileSync(join(place, 'preview.md'), 'utf8');
  const commented = (names: string, parts = place) =>
    comment({ base: 'HEAD^1', parts, tenants: names, out: join(place, 'preview.md') });

  beforeEach(async () => {
    edit('northwind/users.csv');
    await commit('second');
    await previewed({}, 'HEAD^1');
  });

  it('is made of what the jobs of this commit have left', async () => {
    expect(await commented('["northwind"]')).toBe(0);
    expect(written()).toMatch(
      /^### [\s\S]*#### What the engine would do[\s\S]*1 create[\s\S]*#### Hand-made changes[\s\S]*None\./,
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
    await comment({ base: 'HEAD^1', parts: place, tenants: '["northwind"]', out: join(place, 'preview.md') });
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

  it("touches nobody else's comment", async () => {
    expect(await marked(body, { moved: 'northwind' }, { login: 'mallory' })).toBe(body);
    expect(await marked('LGTM', { moved: 'northwind' })).toBe('LGTM');
  });
});
