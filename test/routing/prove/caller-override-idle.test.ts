import { expect, it } from 'vitest';
import type { CallerIdPolicy } from '../../../tenant/tenant.ts';
import { aTenant, found, told, user } from './a-tenant.ts';

const policy = (show: CallerIdPolicy['show'], userOverride: boolean): CallerIdPolicy => ({
  name: 'Hidden',
  show,
  userOverride,
  hideCallers: false,
  adopt: false,
});

it('a policy that hides every number says for nothing that users may hide it, which is no error', () => {
  const [finding, ...others] = found(
    'caller-override-idle',
    aTenant({ callerIdPolicies: [policy('anonymous', true)] }),
  );
  expect(others).toEqual([]);
  expect(finding && told(finding).slice(0, 1)).toEqual([
    `note: Caller ID policy "Hidden" hides every number, and its users can't lift it: userOverride does nothing there.`,
  ]);
  for (const right of [policy('anonymous', false), policy('ownNumber', true)]) {
    expect(found('caller-override-idle', aTenant({ callerIdPolicies: [right] }))).toEqual([]);
  }
});

it('a policy that nobody has is told', () => {
  const tenant = (callerIdPolicy?: string) =>
    aTenant({ callerIdPolicies: [policy('anonymous', false)], users: [user('ada', { callerIdPolicy })] });
  expect(found('assigned-to-nobody', tenant()).map(({ what }) => what)).toEqual([
    'Caller ID policy "Hidden" is assigned to nobody in users.csv.',
  ]);
  expect(found('assigned-to-nobody', tenant('hidden'))).toEqual([]);
});
