import { describe, expect, it } from 'vitest';
import type { CcaipWrites } from '../../../../providers/ccaip/requests.ts';
import { aBulk, clear, set } from './a-bulk.ts';

const { lab, open, turn, faults, jobs, user } = await aBulk();
const ended = (outcomes: readonly { ended: string }[]) => outcomes.map((one) => one.ended);

describe('an answer that is lost', () => {
  it.each(['lostReply', 'error'])('of the upload (%s) is looked for by the name of the file', async (kind) => {
    await faults({ kind, on: 'POST /apps/api/v1/bulk/users/upload' });
    const client = open();
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
    const sent = kind === 'lostReply' ? 1 : 2;
    expect(client.posted).toEqual([...Array(sent).fill('upload'), 'proceed']);
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0]?.filename).toMatch(/^trunkline-[0-9a-f-]{36}\.json$/);
  });

  it('of the upload is found where new jobs are shown late', async () => {
    await turn({ ccaipNewJobs: 'late' });
    await faults({ kind: 'lostReply', on: 'POST /apps/api/v1/bulk/users/upload' });
    expect(ended(await open().write([set('nia')]))).toEqual(['written']);
    expect(jobs()).toHaveLength(1);
  });

  it.each(['atOnce', 'whenItRuns'])('of proceed is told by the job (%s), and it is never sent again', async (told) => {
    await turn({ ccaipProcessRequestedAt: told });
    await faults({ kind: 'lostReply', on: 'POST /apps/api/v1/bulk/users/proceed' });
    const client = open();
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
    expect(client.posted).toEqual(['upload', 'proceed']);
  });

  it('of a proceed that was not heard leaves the user unsure; the next write ends right', async () => {
    await faults({ kind: 'crash', on: 'POST /apps/api/v1/bulk/users/proceed' });
    const client = open();
    const [nia] = await client.write([set('nia')]);
    expect(nia?.ended).toBe('unsure');
    expect(nia?.problems.join('\n')).toContain("no answer came, and the job doesn't show that it was asked for");
    expect(client.posted).toEqual(['upload', 'proceed']);
    expect(user('nia@contoso.example').external).toBe(false);
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
  });

  it('of every look is asked for again', async () => {
    await faults([
      { kind: 'lostReply', on: 'GET /apps/api/v1/bulk/users/template' },
      { kind: 'throttle', on: 'POST /apps/api/v1/bulk/users/upload' },
      { kind: 'error', on: 'GET /apps/api/v1/bulk/users/jobs' },
      { kind: 'throttle', on: 'POST /apps/api/v1/bulk/users/proceed' },
      { kind: 'lostReply', on: 'GET /apps/api/v1/users' },
    ]);
    expect(ended(await open().write([set('nia')]))).toEqual(['written']);
    expect(jobs()).toHaveLength(1);
  });

  it('that comes late is waited for: the list may not show at once what was written', async () => {
    await turn({ ccaipUserListSeconds: 90 });
    const client = open();
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
    expect(client.posted).toEqual(['upload', 'proceed']);
  });

  it('of reading back leaves everybody unsure, and nobody is said to be written', async () => {
    const proceed = () => faults({ kind: 'error', on: 'GET /apps/api/v1/users', times: 100 });
    const [nia] = await open({}, { answered: { proceed } }).write([set('nia')]);
    expect(nia).toMatchObject({ ended: 'unsure', problems: [expect.stringContaining("read CCAIP's users")] });
  });
});

describe('a job of an earlier run', () => {
  it('that still runs is waited for, and what it wrote is seen', async () => {
    const kill = new AbortController();
    const killed = open({}, { signal: kill.signal, answered: { proceed: () => kill.abort() } });
    expect(ended(await killed.write([set('nia')]))).toEqual(['unsure']);
    const next = open();
    const [cleared] = await next.write([clear('nia')]);
    expect(next.said).toContain('waiting for what an earlier run has begun in CCAIP');
    expect(cleared?.ended).toBe('written');
    expect(user('nia@contoso.example')).toMatchObject({ external: false, sipUri: null });
  });

  it('is waited for where its state comes late, and no other that nobody proceeded', async () => {
    await turn({ ccaipProcessRequestedAt: 'whenItRuns' });
    const kill = new AbortController();
    await open({}, { signal: kill.signal, answered: { proceed: () => kill.abort() } }).write([set('nia')]);
    expect(jobs()[0]?.requestedAt).not.toBeNull();
    expect(ended(await open().write([clear('nia')]))).toEqual(['written']);
    expect(user('nia@contoso.example')).toMatchObject({ external: false, sipUri: null });
  });

  /** Jobs of other people, each so many seconds older than the next. */
  const others = (count: number, seconds: number) => {
    const [ours] = jobs();
    for (let at = 1; ours !== undefined && at <= count; at += 1) {
      const createdAt = lab.clock.now() - (count - at) * seconds * 1000;
      const facts = { filename: 'people.csv', state: 'done' as const, createdAt, requestedAt: createdAt, records: [] };
      lab.store.put('ccaipJob', String(ours.id + at), { ...ours, ...facts, id: ours.id + at });
    }
  };

  it('that stands behind more than a page of others is waited for', async () => {
    await turn({ ccaipProcessSeconds: 100 });
    const kill = new AbortController();
    await open({}, { signal: kill.signal, answered: { proceed: () => kill.abort() } }).write([set('nia')]);
    others(45, 1);
    const next = open();
    expect(ended(await next.write([clear('nia')]))).toEqual(['written']);
    expect(next.said).toContain('waiting for what an earlier run has begun in CCAIP');
    expect(user('nia@contoso.example')).toMatchObject({ external: false, sipUri: null });
  });

  it('is looked for no further than among those that may still be at work', async () => {
    await open().write([set('nia')]);
    others(100, 120);
    const pages: (string | undefined)[] = [];
    const wrap = (wire: CcaipWrites): CcaipWrites => ({
      ...wire,
      get: (path, search, ...of) => {
        if (path.endsWith('/jobs')) pages.push(search.page);
        return wire.get(path, search, ...of);
      },
    });
    await open({}, { wrap }).write([set('nia')]);
    expect(pages).toEqual(['1']);
    await open({}, { wrap }).write([set('nia')], { patienceSeconds: 2400 });
    expect(pages).toEqual(['1', '1', '2', '3']);
  });

  it('that takes longer than patience is left to the next run, and nothing is sent', async () => {
    await turn({ ccaipProcessSeconds: 10_000 });
    const client = open();
    const [nia] = await client.write([set('nia')], { patienceSeconds: 60 });
    expect(nia).toMatchObject({ ended: 'unsure' });
    expect(nia?.problems.join()).toContain('its end is not known yet');
    await expect(client.write([clear('nia')], { patienceSeconds: 60 })).rejects.toMatchObject({
      facts: { text: "a job of an earlier run hasn't ended yet." },
    });
    expect(jobs()).toHaveLength(1);
  });
});
