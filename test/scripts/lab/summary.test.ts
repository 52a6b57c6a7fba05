import { expect, it } from 'vitest';
import { summary } from '../../../scripts/lab/summary.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { loadTenant } from '../../../tenant/load.ts';

const { tenant } = loadTenant({ root: `${root}/stacks`, name: 'lab', today: '2026-11-22', env: {} });
const counts = { sbcs: 1, pstnUsages: 3, voiceRoutes: 4, voiceRoutingPolicies: 2, dialPlans: 2, numbers: 12 };
const outputs = {
  ucaas: { connectedAppId: '7f3c0000-0000-4000-8000-000000000000' },
  counts,
  toDo: ['CCAIP portal: link the app', 'CCAIP portal: SIP URIs'],
};

it('the closing lines say what was made, what it does with calls, what is left and what to try', () => {
  if (tenant === undefined) throw new Error('the lab tenant does not load');
  expect(summary(tenant, outputs)).toEqual([
    "Teams has accepted everything (a real tenant takes minutes to 24 h to use it; the lab's clock is fast).",
    '  made     1 SBC · 3 PSTN usages · 4 routes · 2 policies · 2 dial plans · 12 numbers · app CCAIP (7f3c…)',
    '  calls    CCAIP → ada                +31205552101    rings ada',
    '           ada dials 112              112             Emergency   main',
    '           ada dials 0612345678       +31612345678    NL mobile   main',
    '           bob dials 00442071234567   +442071234567   dropped     policy "NL agents" has no usage that matches',
    '  to do    CCAIP portal: link the app',
    '           CCAIP portal: SIP URIs',
    '  next     npm run lab -- preview --diff · npm run explain -- lab --as ada --dial 0612345678 · npm run lab -- destroy',
  ]);
});

it('what there is none of is not mentioned', () => {
  if (tenant === undefined) throw new Error('the lab tenant does not load');
  const [, made] = summary({ ...tenant, users: [] }, { ...outputs, counts: { sbcs: 2, numbers: 0 }, toDo: [] });
  expect(made).toBe('  made     2 SBCs · app CCAIP (7f3c…)');
});

it('what waits is not said to be made', () => {
  if (tenant === undefined) throw new Error('the lab tenant does not load');
  expect(summary(tenant, outputs, ['SBC "a" waits since then for b']).slice(0, 3)).toEqual([
    'All that Teams accepts by now is done, and 1 waits: npm start goes on later.',
    '  waiting  SBC "a" waits since then for b',
    '  asked    1 SBC · 3 PSTN usages · 4 routes · 2 policies · 2 dial plans · 12 numbers · app CCAIP (7f3c…)',
  ]);
});
