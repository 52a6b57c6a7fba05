import { expect, it } from 'vitest';
import type { CcaipWrites } from '../../../../providers/ccaip/requests.ts';
import { aBulk, clear, set } from './a-bulk.ts';

const { open, turn, faults, jobs, change } = await aBulk();

/** The job tells neither its errors nor how many rows have failed, so that its log alone has them. */
const silentJobs = (wire: CcaipWrites): CcaipWrites => ({
  ...wire,
  get: async (path, ...of) => {
    const { body, headers } = await wire.get(path, ...of);
    if (!/\/jobs\/\d+$/.test(path)) return { body, headers };
    const { scheme_errors, update_errors, failed_rows, ...job } = body as Record<string, unknown>;
    return { body: job, headers };
  },
});

it("an error log that can't be read is told as such, not as a refusal without a reason", async () => {
  change('nia@contoso.example', { location: 'Atlantis' });
  await faults({ kind: 'error', on: 'GET /apps/api/v1/bulk/users/errors/scheme', times: 100 });
  const [nia] = await open({}, { wrap: silentJobs }).write([set('nia')]);
  expect(nia?.ended).toBe('refused');
  expect(nia?.problems.join()).toMatch(/^CCAIP refuses its file, and its error log couldn't be read: /);
  expect(nia?.problems.join()).not.toContain('without a reason');
});

it('rows are not sent again in other words while nobody knows why they failed', async () => {
  await turn({ ccaipBulkClearing: 'empty', ccaipBulkUnticked: 'keeps' });
  change('pia@contoso.example', { external: true, sipUri: 'a@b.example', ucaasUserName: 'a' });
  await faults({ kind: 'page', on: 'GET /apps/api/v1/bulk/users/errors/update', times: 100 });
  const client = open({}, { wrap: silentJobs });
  const [pia] = await client.write([clear('pia')]);
  expect(pia?.ended).toBe('refused');
  expect(pia?.problems).toEqual([
    'reads back otherwise: External SIP URI is a@b.example instead of empty',
    'reads back otherwise: UCaaS username is a instead of empty',
    expect.stringMatching(/^its error log couldn't be read: /),
  ]);
  expect(client.posted).toEqual(['upload', 'proceed']);
  expect(jobs()).toHaveLength(1);
});

it('what reads back as asked is done without a log', async () => {
  await faults({ kind: 'page', on: 'GET /apps/api/v1/bulk/users/errors/update', times: 100 });
  const [nia] = await open({}, { wrap: silentJobs }).write([set('nia')]);
  expect(nia).toMatchObject({ ended: 'written', problems: [] });
});

it('a line of text is a reason', async () => {
  change('nia@contoso.example', { location: 'Atlantis' });
  const wrap = (wire: CcaipWrites): CcaipWrites => ({
    ...wire,
    get: async (path, ...of) => {
      const reply = await wire.get(path, ...of);
      return path.includes('/errors/scheme/')
        ? { ...reply, body: ['The location of nia@contoso.example is odd'] }
        : reply;
    },
  });
  const [nia] = await open({}, { wrap }).write([set('nia')]);
  expect(nia).toMatchObject({ ended: 'refused', problems: ['The location of nia@contoso.example is odd'] });
});
