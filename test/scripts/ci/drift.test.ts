import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drift } from '../../../scripts/ci/drift.ts';
import { lookForDrift } from '../../../scripts/ci/look-for-drift.ts';
import type { Own } from '../../../scripts/ci/own.ts';
import { aGitHub, closeGitHub } from './a-git-hub.ts';
import { inJob, outputs, printed } from './a-job.ts';

inJob();
closeGitHub();

const aTenant = (standing: string) => ({ tenant: 'northwind', standing, failures: [], differences: [], notes: [] });

const compared = async (
  hub: Awaited<ReturnType<typeof aGitHub>>,
  {
    ends = [7],
    during = () => {},
    waited = () => {},
  }: { ends?: number[]; during?: () => void; waited?: () => void } = {},
) => {
  let looks = 0;
  Object.assign(process.env, hub.environment);
  const run: Own = async (_, args) => {
    looks += 1;
    if (looks === 1) during();
    const exitCode = ends.shift() ?? 0;
    const tenants = exitCode === 0 ? [aTenant('none')] : [aTenant('drift')];
    writeFileSync(args[args.indexOf('--out') + 1] ?? '', `look ${looks}`);
    return { exitCode, stdout: JSON.stringify({ at: '2026-11-30T00:00:00Z', tenants }), stderr: '' };
  };
  const look = (tenant: string) => lookForDrift(tenant, run);
  const ended = await drift({ tenant: 'northwind' }, hub.hub, look, { tries: 3, wait: async () => waited() }).catch(
    (error: Error) => error.message,
  );
  return { ended, looks, moved: outputs().moved };
};
const running = { trunkline: 't', run: { status: 'in_progress' } };

it('compares where nothing is carried out, and tells later steps whether the tenant is as it was', async () => {
  const hub = await aGitHub();
  hub.onRecord('a', ['failure', 'in_progress'], running);
  // Its runner was lost: its run is over.
  hub.onRecord('a', ['in_progress'], { trunkline: 't', task: 'again' });
  expect(await compared(hub)).toEqual({ ended: 7, looks: 1, moved: 'true' });
  expect(hub.issues).toEqual([expect.objectContaining({ body: expect.stringContaining('look 1'), state: 'open' })]);
  expect(await compared(hub, { ends: [0] })).toEqual({ ended: 0, looks: 1, moved: 'false' });
  expect(hub.issues).toEqual([expect.objectContaining({ state: 'closed' })]);
});

it.each(['up', 'again'])(
  'looks at nothing in the middle of %s, and not known is neither drift nor none',
  async (task) => {
    const hub = await aGitHub();
    hub.onRecord('a', ['in_progress'], { ...running, task });
    expect(await compared(hub)).toEqual({
      ended: expect.stringContaining('whether it has drifted is not known'),
      looks: 0,
      moved: 'false',
    });
    const waited = () => void hub.deployments[0]?.states.unshift('success');
    expect(await compared(hub, { waited })).toEqual({ ended: 7, looks: 1, moved: 'true' });
  },
);

it('compares again where an up began meanwhile', async () => {
  const hub = await aGitHub();
  const during = () => hub.onRecord('a', ['success', 'in_progress'], running);
  expect(await compared(hub, { ends: [7, 0], during })).toEqual({ ended: 0, looks: 2, moved: 'false' });
  expect(printed.join()).toContain('northwind: an up began meanwhile, so it is compared again.');
  // What the first look said is told nowhere.
  expect(hub.issues).toEqual([]);
});
