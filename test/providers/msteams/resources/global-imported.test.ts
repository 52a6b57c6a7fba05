import { expect, it } from 'vitest';
import { createGlobalVoiceRoutingPolicyKind } from '../../../../providers/msteams/resources/global/kinds.ts';
import { aContext, aTenant } from './teams-session.ts';

it('a Global that was imported stays as it was found, and after an edit that is what is put back', async () => {
  const tenant = aTenant();
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National'] });
  tenant.run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['National'] });
  const usages = () => tenant.run('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).output[0]?.OnlinePstnUsages;
  const context = aContext('everybody');
  const kind = () => createGlobalVoiceRoutingPolicyKind(tenant.newRun());
  const [id, state] = ['global', { pstnUsages: ['National'], __before: '{}' }];
  expect((await kind().read({ id, state, context }))?.state).toEqual(state);
  tenant.writes();
  await kind().delete({ id, state, context });
  expect(tenant.writes()).toEqual([]);
  expect(context.said).toEqual([
    'left as it is: this stack found the Global voice routing policy so, and has written nothing to it.',
  ]);
  const { state: next } = await kind().update({ id, state, args: { pstnUsages: ['Emergency'] }, context });
  expect(usages()).toEqual(['Emergency']);
  await kind().delete({ id, state: next, context });
  expect(usages()).toEqual(['National']);
});
