import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyFolder } from '../../../providers/msteams/history/history-file.ts';
import { again } from '../../../scripts/ci/again.ts';
import { readCheckout } from '../../../scripts/ci/checkout.ts';
import { up } from '../../../scripts/ci/up.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { tenantIdOf } from '../../../tenant/tenant-id-of.ts';
import { aGitHub, closeGitHub } from './a-git-hub.ts';
import { commands, commit, edit, git, inJob, place, previewed, printed, tenants } from './a-job.ts';

inJob();
closeGitHub();

const today = new Date(Date.UTC(2026, 10, 30));
const since = (hours: number) => new Date(today.getTime() - hours * 3_600_000).toISOString();
const state = (...waits: number[]) => ({
  stdout: JSON.stringify({
    deployment: {
      resources: (waits.length > 0 ? waits : [undefined]).map((hours) => ({
        type: 'msteams:index:Sbc',
        outputs: {
          fqdn: `a${hours}.example`,
          ...(hours !== undefined && { waiting: { since: since(hours), for: 'Teams' } }),
        },
      })),
    },
  }),
});

type Hub = Awaited<ReturnType<typeof aGitHub>>;
const trunkline = async () => (await readCheckout(root)).commit;
const head = () => git('rev-parse', 'HEAD');
const next = (text: string) => {
  edit('northwind/users.csv');
  return commit(text);
};

/** The hourly job, with the states that are read one after the other. */
const ran = async (
  { hub }: Hub,
  [...states] = [state(2)],
  { exitCode = 9, calls = 0, isOnItsWay = true, at = today } = {},
) => {
  const done: string[] = [];
  const run = async () => ({
    exitCode: 0,
    stderr: '',
    ...((states.length > 1 ? states.shift() : states[0]) ?? state()),
  });
  const commands = {
    up: async () => {
      done.push(await head());
      return exitCode;
    },
    calls: async () => calls,
    mayBeOnItsWay: () => isOnItsWay,
  };
  const given = { gitHub: hub, run, commands, now: at };
  const ended = await again({ tenant: 'northwind', lateHours: 48 }, given).catch((error: Error) => error.message);
  return { ended, done };
};

/** An up of the checkout, which waits for the hourly job as often as it is told. */
const carriedOut = async ({ hub, runs }: Hub, { exitCode = 0, calls = 0, waited = () => {} } = {}) => {
  await previewed();
  runs['5'] = { head_sha: await head(), status: 'in_progress', approved: ['northwind'] };
  const done: string[] = [];
  const commands = {
    up: async () => {
      done.push(await head());
      return exitCode;
    },
    calls: async () => calls,
    mayBeOnItsWay: () => true,
  };
  const waiter = { tries: 2, wait: async () => waited() };
  const ended = await up({ tenant: 'northwind', preview: `${place}/preview.json` }, hub, commands, waiter).catch(
    (error: Error) => error.message,
  );
  return { ended, done };
};

describe('ci again', () => {
  it('is the commit whose up was carried out last, though the branch has moved on', async () => {
    const gitHub = await aGitHub();
    const first = await head();
    expect(await carriedOut(gitHub, { exitCode: 9 })).toEqual({ ended: 0, done: [first] });
    await next('not approved yet');
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [first] });
    expect(gitHub.deployments.map(({ task, states }) => [task, states[0]])).toEqual([
      ['trunkline:up', 'success'],
      ['trunkline:again', 'success'],
    ]);
  });

  it('is never an older commit than one whose up began since: it fails, and says so', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline() };
    gitHub.onRecord(await head(), ['success', 'in_progress'], own);
    const second = await next('second');
    gitHub.onRecord(second, ['failure', 'in_progress'], own);
    expect(await ran(gitHub)).toEqual({
      ended: expect.stringContaining(`the up of commit ${second.slice(0, 10)} began last and failed`),
      done: [],
    });
    for (const states of [['error', 'in_progress'], ['in_progress'], ['inactive', 'in_progress']]) {
      gitHub.onRecord(second, states, own);
      expect((await ran(gitHub)).ended).toMatch(/began last and (its calls|nobody knows)/);
    }
    gitHub.onRecord(second, ['success', 'in_progress'], own);
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [second] });
  });

  it('goes on past an up that was put on record and never began', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline() };
    const first = await head();
    gitHub.onRecord(first, ['inactive', 'success', 'in_progress'], own);
    gitHub.onRecord(await next('second'), ['inactive'], own);
    gitHub.onRecord(await head(), [], own);
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [first] });
  });

  it('believes no record behind which there is no approved run of that commit, nor one of another branch', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline() };
    gitHub.onRecord(await head(), ['success'], { ...own, run: { approved: ['fabrikam'] } });
    expect((await ran(gitHub)).ended).toContain('in which a person has approved "northwind"');
    gitHub.onRecord(await head(), ['success'], { ...own, run: { head_sha: 'another' } });
    expect((await ran(gitHub)).ended).toContain('in which a person has approved "northwind"');
    await git('checkout', '-qb', 'side');
    gitHub.onRecord(await next('side'), ['success'], own);
    await git('checkout', '-q', 'main');
    expect(await ran(gitHub)).toEqual({ ended: expect.stringContaining('is not part of this branch'), done: [] });
  });

  it('is no older commit of which a record was copied, by a person or by a job', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline() };
    const first = await head();
    gitHub.onRecord(first, ['success'], own);
    const second = await next('second');
    gitHub.onRecord(second, ['success'], own);
    gitHub.onRecord(first, ['success'], { ...own, by: 'mallory' });
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [second] });
    await git('checkout', '-q', 'main');
    gitHub.onRecord(first, ['success'], own);
    expect(await ran(gitHub)).toEqual({
      ended: expect.stringContaining(`commit ${first.slice(0, 10)} does not come after ${second.slice(0, 10)}`),
      done: [],
    });
  });

  it('is no older commit than wrote last by the history, whoever carried that out', async () => {
    const gitHub = await aGitHub();
    const first = await head();
    gitHub.onRecord(first, ['success'], { trunkline: await trunkline() });
    const second = await next('by hand');
    process.env.TRUNKLINE_JOURNAL = join(place, 'journal');
    const id = tenantIdOf(tenants, 'northwind') ?? '';
    const wrote = (commit: string) => {
      const folder = historyFolder(join(place, 'journal'), id);
      mkdirSync(folder, { recursive: true });
      const line = { time: since(1), run: 'r', tenant: id, kind: 'VoiceRoute', write: 1, step: 'sent', to: {}, commit };
      writeFileSync(join(folder, 'changes.jsonl'), `${JSON.stringify(line)}\n`);
    };
    wrote(second);
    expect(await ran(gitHub)).toEqual({ ended: expect.stringContaining('does not come after'), done: [] });
    wrote(first);
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [first] });
  });

  it('fails where something waits too long and no record is there', async () => {
    const gitHub = await aGitHub();
    expect(await ran(gitHub, [state(50)])).toEqual({ ended: 9, done: [] });
    expect(printed.join('\n')).toContain('no up is on record that could be carried out again');
    const { run } = commands({ 'pulumi.ts': { exitCode: 255, stderr: "error: no stack named 'northwind' found" } });
    expect(await again({ tenant: 'northwind', lateHours: 48 }, { gitHub: gitHub.hub, run })).toBe(0);
  });

  it('is refused by another trunkline than carried it out, as long as something waits', async () => {
    const gitHub = await aGitHub();
    gitHub.onRecord(await head(), ['success'], { trunkline: 'another' });
    expect(await ran(gitHub, [state()])).toEqual({ ended: 0, done: [] });
    expect(await ran(gitHub)).toEqual({
      ended: expect.stringContaining('was carried out by trunkline another; this is'),
      done: [],
    });
  });

  it('is nothing where nothing waits, or nothing was approved', async () => {
    const gitHub = await aGitHub();
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [] });
    gitHub.onRecord(await head(), ['success'], { trunkline: await trunkline() });
    expect(await ran(gitHub, [state()])).toEqual({ ended: 0, done: [] });
  });

  it('fails once what still waits takes too long, and says what; a failure of up stays one', async () => {
    const gitHub = await aGitHub();
    gitHub.onRecord(await head(), ['success'], { trunkline: await trunkline() });
    expect((await ran(gitHub, [state(50)])).ended).toBe(9);
    expect(printed.join('\n')).toMatch(
      /northwind: .*waits since 2026-11-27 22:00 UTC for Teams, which is more than 48 hours\./,
    );
    // What waited so long came to its end in this very run, and something else waits.
    expect((await ran(gitHub, [state(50, 2), state(2)])).ended).toBe(0);
    expect((await ran(gitHub, [state(50)], { exitCode: 0 })).ended).toBe(0);
    expect((await ran(gitHub, [state(2)], { exitCode: 255 })).ended).toBe(255);
  });

  it('plays the calls that were not in effect yet until they hold, and carries out nothing for them', async () => {
    const gitHub = await aGitHub();
    expect((await carriedOut(gitHub, { calls: 3 })).ended).toBe(0);
    const [own] = gitHub.deployments;
    expect(own?.states[0]).toBe('pending');
    const nothingWaits = [state()];
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    expect(await ran(gitHub, nothingWaits, { calls: 3, at: hours(1) })).toEqual({ ended: 0, done: [] });
    expect(await ran(gitHub, nothingWaits, { calls: 3, at: hours(49), isOnItsWay: false })).toEqual({
      ended: 9,
      done: [],
    });
    expect(printed.join('\n')).toContain('calls are not in effect yet, more than 48 hours after its up');
    expect(await ran(gitHub, nothingWaits, { calls: 0, at: hours(50) })).toEqual({ ended: 0, done: [] });
    expect(own?.states[0]).toBe('success');
    const { length } = gitHub.deployments;
    expect((await ran(gitHub, nothingWaits, { calls: 1 })).ended).toBe(0);
    expect(gitHub.deployments).toHaveLength(length);
  });

  it('fails where such calls are wrong by now, and goes on with none that it has made late', async () => {
    const gitHub = await aGitHub();
    await carriedOut(gitHub, { calls: 3 });
    expect((await ran(gitHub, [state()], { calls: 1 })).ended).toBe(4);
    expect((await ran(gitHub, [state()])).ended).toContain('its calls are not shown to hold');
    const another = await aGitHub();
    await carriedOut(another, { exitCode: 9 });
    const { done } = await ran(another, [state(2)], { calls: 3, exitCode: 0 });
    expect(done).toHaveLength(1);
    expect(another.deployments[0]?.states[0]).toBe('pending');
  });

  it('is a failure where the state can not be read, or the checkout is not clean', async () => {
    const gitHub = await aGitHub();
    gitHub.onRecord(await head(), ['success'], { trunkline: await trunkline() });
    const { run } = commands({ 'pulumi.ts': { exitCode: 255, stderr: 'error: passphrase must be set' } });
    await expect(again({ tenant: 'northwind', lateHours: 48 }, { gitHub: gitHub.hub, run })).rejects.toThrow(
      "its state can't be read: error: passphrase must be set",
    );
    edit('northwind/users.csv');
    expect((await ran(gitHub)).ended).toContain('northwind/users.csv');
  });
});

describe('an up and the hourly job', () => {
  it('never run together: the hourly job gives way to an up that runs, or is to begin', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline() };
    gitHub.onRecord(await head(), ['success'], own);
    gitHub.onRecord(await head(), [], { ...own, run: { status: 'in_progress' } });
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [] });
    expect(gitHub.deployments.at(-1)).toMatchObject({ task: 'trunkline:again', states: ['inactive'] });
    gitHub.onRecord(await head(), ['in_progress'], { ...own, run: { status: 'in_progress' } });
    expect(await ran(gitHub)).toEqual({ ended: 0, done: [] });
    expect(printed.at(-1)).toBe('northwind: an up is running.');
    // No job lasts so long, though its run waits for the approval of other tenants.
    gitHub.onRecord(await head(), ['in_progress'], { ...own, run: { status: 'waiting' }, hoursAgo: 7 });
    expect((await ran(gitHub)).ended).toContain('began last and nobody knows how it ended');
  });

  it('an up waits for the hourly job, and is not lost', async () => {
    const gitHub = await aGitHub();
    const own = { trunkline: await trunkline(), task: 'again', run: { status: 'in_progress' } };
    gitHub.onRecord(await head(), ['in_progress'], own);
    expect(await carriedOut(gitHub)).toEqual({ ended: expect.stringContaining('does not end'), done: [] });
    expect(gitHub.deployments.at(-1)).toMatchObject({ task: 'trunkline:up', states: ['inactive'] });
    const waited = () => void gitHub.deployments[0]?.states.unshift('success');
    expect(await carriedOut(gitHub, { waited })).toEqual({ ended: 0, done: [await head()] });
  });

  it('an up does not begin behind a newer commit whose up began, however that ended', async () => {
    const gitHub = await aGitHub();
    const first = await head();
    const second = await next('second');
    await git('checkout', '-q', first);
    for (const states of [['success'], ['failure'], ['in_progress']]) {
      gitHub.onRecord(second, states, { trunkline: await trunkline() });
      expect(await carriedOut(gitHub)).toEqual({
        ended: expect.stringContaining(`commit ${second.slice(0, 10)} was begun since`),
        done: [],
      });
    }
    await git('checkout', '-q', second);
    expect((await carriedOut(gitHub, { exitCode: 255 })).ended).toBe(255);
    expect(gitHub.deployments.at(-1)?.states).toEqual(['failure', 'in_progress']);
  });
});
