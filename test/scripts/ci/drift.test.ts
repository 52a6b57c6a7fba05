import { expect, it } from 'vitest';
import { drift } from '../../../scripts/ci/drift.ts';
import { aGitHub, closeGitHub } from './a-git-hub.ts';
import { inJob, outputs, printed } from './a-job.ts';

inJob();
closeGitHub();

const compared = async (
  hub: Awaited<ReturnType<typeof aGitHub>>,
  {
    ends = [7],
    during = () => {},
    waited = () => {},
  }: { ends?: number[]; during?: () => void; waited?: () => void } = {},
) => {
  let looks = 0;
  const compare = async () => {
    looks += 1;
    if (looks === 1) during();
    return ends.shift() ?? 0;
  };
  const ended = await drift({ tenant: 'northwind' }, hub.hub, compare, { tries: 3, wait: async () => waited() }).catch(
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
  expect(await compared(hub, { ends: [0] })).toEqual({ ended: 0, looks: 1, moved: 'false' });
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
});
