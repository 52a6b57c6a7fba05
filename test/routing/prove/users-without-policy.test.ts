import { describe, expect, it } from 'vitest';
import { aTenant, found, route, told, user } from './a-tenant.ts';

const _any = (usage: string, sbcs = ['main']) => route('Any', '^\\+[1-9]\\d{6,14}$', usage, sbcs);
const _uk = (usage: string, sbcs = ['uk']) => route('UK', '^\\+44\\d{10}$', usage, sbcs);

describe('users with a number and no policy', () => {
  it('are told, with an emergency call that goes nowhere', () => {
    const tenant = aTenant({ users: [user('ada'), user('bob', { voiceRoutingPolicy: undefined })] });
    expect(found('users-without-policy', tenant).map(told)).toEqual([
      [
        'error: bob@x.example has a number and no voice routing policy.',
        "Teams' Global policy then holds, which has no usages unless somebody gave it some; nothing goes out, not even 112. They can be called.",
        'bob@x.example dials 112: rule "Emergency" makes it 112, dropped, because policy "Global" has no usages',
        'name a policy for their site, or in the column policy.',
      ],
    ]);
  });

  it('are none where everybody has one, or Global has usages', () => {
    expect(found('users-without-policy', aTenant())).toEqual([]);
    const tenant = aTenant({ users: [user('bob', { voiceRoutingPolicy: undefined })] });
    const voiceRoutingPolicies = [{ name: 'Global', pstnUsages: ['Emergency'] }];
    expect(found('users-without-policy', tenant, { config: { voiceRoutingPolicies } })).toEqual([]);
  });
});
