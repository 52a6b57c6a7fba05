import { describe, expect, it } from 'vitest';
import type { Commands } from '../../../scripts/ci/carry-out.ts';
import { up } from '../../../scripts/ci/up.ts';
import { aGitHub, closeGitHub } from './a-git-hub.ts';
import { commit, edit, git, inJob, place, previewed, printed } from './a-job.ts';

inJob();
closeGitHub();

type Hub = Awaited<ReturnType<typeof aGitHub>>;

/** A run of fabrikam and northwind, of which northwind's job is here. */
const aRun = async () => {
  const gitHub = await aGitHub();
  await previewed();
  const head = await git('rev-parse', 'HEAD');
  gitHub.runs['5'] = { head_sha: head, status: 'in_progress', approved: ['northwind'] };
  /** A job of this run on record: how it stands, and what its record was told. */
  const other = (states: string[], status: string, conclusion: string | null = null) => {
    gitHub.deployments.push({
      id: gitHub.deployments.length + 1,
      sha: head,
      environment: 'fabrikam',
      task: 'trunkline:up',
      created_at: new Date().toISOString(),
      creator: { login: 'github-actions[bot]' },
      payload: { trunkline: 't', run: '5', attempt: '1' },
      states,
    });
    gitHub.jobs.push({ name: 'go / preview (fabrikam)', status: 'completed', conclusion: 'success' });
    gitHub.jobs.push({ name: 'go / up (fabrikam)', status, conclusion });
  };
  return { ...gitHub, other, head };
};

const carriedOut = async (
  { hub }: Pick<Hub, 'hub'>,
  more: Partial<Commands> = {},
  waited = () => {},
  canary = 'fabrikam',
) => {
  let begun = 0;
  const commands: Commands = {
    up: async () => {
      begun += 1;
      return 0;
    },
    calls: async () => 0,
    mayBeOnItsWay: () => true,
    ...more,
  };
  const waiter = { tries: 2, wait: async () => waited() };
  const ended = await up(
    { tenant: 'northwind', preview: `${place}/preview.json`, canary },
    hub,
    commands,
    waiter,
  ).catch((error: Error) => error.message);
  return { ended, begun };
};

const refused = { ended: expect.stringContaining('not begun, since calls of "fabrikam"'), begun: 0 };

describe('no other up of a run begins', () => {
  it('after one that lost calls, also where GitHub fails for a moment as it is told, or for good', async () => {
    const run = await aRun();
    const lost: Partial<Commands> = {
      calls: async () => {
        run.refusals.push({ asked: /^POST .*deployments$/, status: 502 });
        run.refusals.push({ asked: /^POST .*statuses$/, status: 403, headers: { 'retry-after': '0' } });
        return 1;
      },
    };
    expect((await carriedOut(run, lost)).ended).toBe(4);
    expect(run.deployments.map(({ task, states }) => [task, states[0]])).toEqual([
      ['trunkline:up', 'error'],
      ['trunkline:stop', undefined],
    ]);
    // A stop that was refused for good keeps no record from being written.
    const denied: Partial<Commands> = {
      calls: async () => {
        run.refusals.push({ asked: /^POST .*deployments$/, status: 403 });
        return 1;
      },
    };
    run.deployments.length = 0;
    expect((await carriedOut(run, denied)).ended).toContain('403 Forbidden');
    expect(run.deployments.map(({ task, states }) => [task, states[0]])).toEqual([['trunkline:up', 'error']]);
  });

  it('after one whose record says so, whose end nobody has written, or whose job has no name that is known', async () => {
    for (const [states, status, conclusion] of [
      [['error', 'in_progress'], 'in_progress', null],
      [['in_progress'], 'completed', 'cancelled'],
      [['in_progress'], 'completed', 'failure'],
    ] as const) {
      const run = await aRun();
      run.other([...states], status, conclusion);
      expect(await carriedOut(run)).toEqual(refused);
    }
    const run = await aRun();
    run.other(['in_progress'], 'in_progress');
    run.jobs.pop();
    expect(await carriedOut(run)).toEqual(refused);
  });

  it('but beside one that runs, and after one that failed with its calls well', async () => {
    const run = await aRun();
    run.other(['in_progress'], 'in_progress');
    expect(await carriedOut(run)).toEqual({ ended: 0, begun: 1 });
    const another = await aRun();
    another.other(['failure', 'in_progress'], 'completed', 'failure');
    expect(await carriedOut(another)).toEqual({ ended: 0, begun: 1 });
  });

  it('after one whose calls could not be played', async () => {
    const run = await aRun();
    const calls = () => Promise.reject(new Error('spawn ENOMEM'));
    expect((await carriedOut(run, { calls })).ended).toBe('spawn ENOMEM');
    expect(run.deployments.map(({ task, states }) => [task, states[0]])).toEqual([
      ['trunkline:up', 'error'],
      ['trunkline:stop', undefined],
    ]);
  });

  it('also where calls were lost while it waited for the hourly job', async () => {
    const run = await aRun();
    run.onRecord(run.head, ['in_progress'], { trunkline: 't', task: 'again', run: { status: 'in_progress' } });
    const waited = () => {
      run.deployments[0]?.states.unshift('success');
      run.other(['error', 'in_progress'], 'in_progress');
    };
    expect(await carriedOut(run, {}, waited)).toEqual(refused);
    expect(
      run.deployments.find(({ environment, task }) => environment === 'northwind' && task === 'trunkline:up'),
    ).toMatchObject({ states: ['inactive'] });
  });
});

describe('a canary', () => {
  it('behind a newer commit that is well counts as well, and no other tenant does', async () => {
    const run = await aRun();
    edit('northwind/users.csv');
    const newer = await commit('newer');
    await git('checkout', '-q', run.head);
    run.onRecord(newer, ['success', 'in_progress'], { trunkline: 't' });
    expect(await carriedOut(run, {}, undefined, 'northwind')).toEqual({ ended: 0, begun: 0 });
    expect(printed.join('\n')).toContain(
      `northwind: a newer commit, ${newer.slice(0, 10)}, was carried out and is well`,
    );
    expect((await carriedOut(run)).ended).toContain('was begun since');
    for (const states of [['pending'], ['failure'], ['in_progress']]) {
      run.onRecord(newer, states, { trunkline: 't' });
      expect((await carriedOut(run, {}, undefined, 'northwind')).ended).toContain('was begun since');
    }
    run.onRecord(newer, ['success'], { trunkline: 't' });
    run.runs['5'] = { head_sha: run.head, status: 'in_progress', approved: [] };
    expect((await carriedOut(run, {}, undefined, 'northwind')).ended).toContain('nobody has approved');
  });
});
