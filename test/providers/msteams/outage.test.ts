import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOutages } from '../../../providers/kit/outages.ts';
import { createSbcKind } from '../../../providers/msteams/resources/described/sbc.ts';
import { createPhoneNumbersKind } from '../../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../../providers/msteams/resources/policy-assignments/kind.ts';
import { labSleep } from './lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from './lab-tenant.ts';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
  for (const on of ['GET /v1.0', 'Get-Cs']) tenant.lab.faults.add({ kind: 'error', on, times: 1_000_000 });
});
afterEach(() => tenant.close());

const ada = 'ada@contoso.example';
/** Lab seconds that steps waited, one after the other, and what each of them said. */
const waited = async (steps: readonly ((context: ReturnType<typeof stepContext>) => Promise<unknown>)[]) => {
  const context = { ...stepContext(), outages: createOutages() };
  const began = tenant.lab.clock.now();
  const said: string[] = [];
  for (const step of steps) {
    said.push(
      await step(context)
        .then(() => 'done')
        .catch((error: Error) => error.message),
    );
  }
  return { seconds: (tenant.lab.clock.now() - began) / 1000, said };
};

it('ends four rosters in the time of one when every read of Graph is refused, and says so', async () => {
  const numbers = createPhoneNumbersKind(tenant.session, labSleep);
  const policies = createPolicyAssignmentsKind(tenant.session, labSleep);
  const first = await waited([(context) => numbers.create({ args: { numbers: { [ada]: '+31205552101' } }, context })]);
  const { seconds, said } = await waited([
    (context) => numbers.create({ args: { numbers: { [ada]: '+31205552101' } }, context }),
    ...['OnlineVoiceRoutingPolicy', 'TenantDialPlan', 'TeamsCallingPolicy'].map(
      (policyType) => (context: ReturnType<typeof stepContext>) =>
        policies.create({ args: { policyType, policies: { [ada]: 'NL agents' } }, context }),
    ),
  ]);
  expect(first.seconds).toBeGreaterThan(100);
  // One patience for Entra's part of Graph and one for Teams', where four rosters had four each; a wait for a cmdlet beside them, which
  // nobody needs any more, moves the clock for a while too.
  expect(seconds).toBeLessThan(3 * first.seconds);
  expect(said).toHaveLength(4);
  for (const message of said) expect(message).toContain('Service is unavailable');
  expect(said.map((message) => message.includes('(not waited for: '))).toEqual([false, true, true, true]);
});

it('ends forty SBCs in the time of one when every read of Teams is refused', async () => {
  const sbc = createSbcKind(tenant.session);
  const read = (context: ReturnType<typeof stepContext>) => sbc.read({ id: 'sbc.contoso.example', context });
  const first = await waited([read]);
  const { seconds, said } = await waited(Array.from({ length: 40 }, () => read));
  expect(first.seconds).toBeGreaterThan(60);
  expect(seconds).toBeLessThan(first.seconds + 30);
  expect(said.at(-1)).toContain('not waited for');
});
