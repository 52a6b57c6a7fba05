import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookApp } from '../../../pages/look/look-app.ts';
import { root as checkout } from '../../../scripts/setup/places.mjs';

let repository = '';
let root = '';
const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false', ...args], {
    cwd: repository,
  });

beforeAll(async () => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), 'look-')));
  root = join(repository, 'stacks');
  mkdirSync(root);
  for (const folder of ['lab', 'templates'])
    cpSync(join(checkout, 'stacks', folder), join(root, folder), { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '-m', 'x');
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));
beforeEach(() => git('checkout', '--quiet', '--', '.'));

const edit = (change: (text: string) => string): void => {
  const file = join(root, 'lab', 'tenant.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

const dropMobile = (text: string): string => text.replace(/^.*route: NL mobile.*\n/m, '');

/** The page as a browser has it that types into the fields. */
const opened = (base?: string) => {
  let [left, hour] = [0, 8];
  const app = lookApp(
    { root, name: 'lab', today: '2026-11-22', ...(base !== undefined && { base }) },
    {
      now: () => {
        hour += 1;
        return new Date(2026, 10, 22, hour, 30, 12);
      },
      left: () => {
        left += 1;
      },
    },
  );
  const get = async (path: string): Promise<string> => (await app.request(path)).text();
  return {
    get,
    ask: async (fields: Readonly<Record<string, string>>) =>
      JSON.parse(await get(`/ask?${new URLSearchParams({ call: 'dialled', reading: '1', ...fields })}`)),
    post: async (path: string) => (await app.request(path, { method: 'POST' })).status,
    left: () => left,
  };
};

describe('the look page', () => {
  it('answers each key press with the trace, the way in the picture, and names that begin so', async () => {
    const page = opened();
    expect(await page.get('/')).toContain('<h1>Calls of lab</h1>');
    expect(await page.ask({ as: 'ad' })).toMatchObject({
      said: 'Nobody here is called "ad".',
      ways: { before: [], after: [] },
      people: ['ada@contoso.example'],
    });
    expect(await page.ask({ as: 'ada', number: '061234567' })).toMatchObject({
      said: expect.stringContaining('dropped'),
      call: { normalisation: { number: '+3161234567' } },
    });
    const whole = await page.ask({ as: 'ada', number: '0612345678' });
    expect(whole).toMatchObject({
      said: 'ada dials 0612345678: +31612345678, NL mobile, main.',
      call: { user: 'ada@contoso.example', outcome: { kind: 'routed', usage: 'National' } },
    });
    expect(whole.ways.after).toHaveLength(6);
    expect(whole.html).toContain('first NL mobile: main');
    expect(await page.ask({ call: 'handed over', number: 'ada' })).toMatchObject({
      said: 'CCAIP → ada: +31205552101, rings ada.',
    });
  });

  it('reads the files anew when it is reloaded, and only then; an older page is told so', async () => {
    const page = opened();
    const first = await page.get('/');
    expect(first).toContain('09:30:12');
    edit(dropMobile);
    expect(await page.ask({ as: 'ada', number: '0612345678' })).toMatchObject({
      call: { outcome: { kind: 'routed' } },
    });
    expect(await page.get('/')).toContain('10:30:12');
    expect(await page.ask({ as: 'ada', number: '0612345678' })).toMatchObject({
      said: 'The files were read anew since, by another window: reload this page.',
    });
    expect(await page.ask({ as: 'ada', number: '0612345678', reading: '2' })).toMatchObject({
      call: { outcome: { kind: 'dropped' } },
    });
  });

  it('shows what is wrong with the files in place of the page, until that is put right', async () => {
    const page = opened();
    edit((text) => text.replace('sbcs: [main]', 'sbcs: [mian]'));
    const wrong = await page.get('/');
    expect(wrong).toContain('stacks/lab/tenant.yaml');
    expect(wrong).toContain('&quot;mian&quot; isn&#39;t an SBC of this tenant.');
    await git('checkout', '--quiet', '--', '.');
    expect(await page.get('/')).toContain('<h1>Calls of lab</h1>');
  });

  it('knows that it is there, and that it goes', async () => {
    const page = opened();
    expect(await page.post('/here')).toBe(204);
    expect(page.left()).toBe(0);
    expect(await page.post('/gone')).toBe(204);
    expect(page.left()).toBe(1);
  });
});

describe('with --base', () => {
  it('shows both versions, the calls that change as the review says them, and both answers', async () => {
    edit(dropMobile);
    const page = opened('main');
    const text = await page.get('/');
    expect(text).toContain('<h2 id="changes-title">The calls that change</h2>');
    expect(text).toContain('all 12 users can no longer call numbers like 06');
    expect(text).toContain('<figcaption>Before: main</figcaption>');
    expect(text).toContain('<figcaption>After: the files as they are</figcaption>');
    expect(text).toMatch(/class="box voice-route gone"/);
    expect(text).toMatch(/class="box pstn-usage changed"/);
    const answer = await page.ask({ as: 'ada', number: '0612345678' });
    expect(answer.said).toMatch(/^This call changes\. ada dials 0612345678: \+31612345678, dropped/);
    expect(answer.ways.before.length).toBeGreaterThan(answer.ways.after.length);
    expect(await page.ask({ as: 'ada', number: '112' })).toMatchObject({
      said: 'This call goes as before. ada dials 112: 112, Emergency, main.',
    });
  });

  it('says that nothing changes where nothing does', async () => {
    const text = await opened('main').get('/');
    expect(text).toContain('nothing changes');
    expect(text).not.toMatch(/class="box [a-z-]+ (new|gone|changed)"/);
  });

  it('says that the tenant is new where the older version has none', async () => {
    await git('checkout', '--quiet', '--orphan', 'empty');
    await git('rm', '--quiet', '-r', '--cached', '.');
    await git('commit', '--quiet', '--allow-empty', '-m', 'empty');
    await git('symbolic-ref', 'HEAD', 'refs/heads/main');
    await git('reset', '--quiet');
    const page = opened('empty');
    expect(await page.get('/')).toContain('in empty.</p>');
    expect(await page.ask({ as: 'ada', number: '112' })).toMatchObject({
      said: 'ada dials 112: 112, Emergency, main.',
    });
  });

  it.each([
    ['no such ref', 'nope', '&quot;nope&quot; isn&#39;t a commit, branch or tag of'],
    ['a ref that looks like an option', '--help', '&quot;--help&quot; isn&#39;t a commit, branch or tag of'],
  ])('%s is told', async (_what, base, said) => {
    expect(await opened(base).get('/')).toContain(said);
  });

  it('names a wrong file of the older version as git does', async () => {
    edit((text) => text.replace('sbcs: [main]', 'sbcs: [mian]'));
    await git('commit', '--quiet', '--all', '-m', 'wrong');
    await git('tag', 'wrong');
    await git('reset', '--quiet', '--hard', 'HEAD~1');
    expect(await opened('wrong').get('/')).toContain('wrong:stacks/lab/tenant.yaml');
  });
});
