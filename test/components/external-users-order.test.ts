import * as pulumi from '@pulumi/pulumi';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planExternalUsers } from '../../components/external-users/plan.ts';
import { VoiceUsers } from '../../components/voice-users/index.ts';
import { openExternalUsers } from '../../stacks/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from './a-tenant.ts';

/** What begins and what ends, by kind: as an engine that takes its time with each. */
const order: string[] = [];
const asked = new Map<string, Record<string, unknown>>();
/** Turns of the loop that every resource takes. */
const turns = 20;

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource: async ({ type, name, inputs }) => {
        const kind = type.split(':').at(-1) ?? type;
        if (!/^(ExternalUserRemovals|PhoneNumbers|ExternalUsers)$/.test(kind) || type.startsWith('trunkline:')) {
          return { id: `${name}-id`, state: inputs };
        }
        order.push(`${kind} begins`);
        asked.set(kind, inputs);
        for (let at = 0; at < turns; at += 1) await new Promise((done) => setImmediate(done));
        order.push(`${kind} ends`);
        const numbers = { numbers: 'ada@contoso.com +31205552101\n', problems: 'bob has none.' };
        const reported = kind === 'PhoneNumbers' ? numbers : {};
        return {
          id: `${name}-id`,
          state: { ...inputs, ...reported, lookAgain: 'ada@contoso.com 2026-11-30T21:00:00.000Z\n' },
        };
      },
      call: () => ({}),
    },
    'trunkline',
    'contoso',
    false,
    'acme',
  ),
);
beforeEach(() => {
  order.length = 0;
  asked.clear();
});

const tenantWith = (by: 'api' | undefined): Tenant => {
  const { users, ucaas, ...rest } = aTenant();
  return {
    ...rest,
    users: users.map((user) => ({ ...user, ccaip: 'agent', sipUri: `${user.number}@ujet.sip.carrier.example` })),
    ucaas: { ...ucaas, ...(by && { externalUsers: { by, newUsers: {}, whenRemoved: 'clear' } }) },
    protect: true,
  };
};

const register = async (tenant: Tenant): Promise<void> => {
  const plan = planExternalUsers(tenant, true);
  if (plan === undefined) throw new Error('There is no plan.');
  const external = openExternalUsers(tenant, plan);
  const voice = new VoiceUsers('voice-users', { tenant, beforeNumbers: external.first });
  external.behind(voice.numbers);
  while (!order.includes('ExternalUsers ends')) await new Promise((done) => setImmediate(done));
};

describe('the external users of a program', () => {
  it('are cleared before the numbers change, and set behind them', async () => {
    await register(tenantWith('api'));
    expect(order).toEqual([
      'ExternalUserRemovals begins',
      'ExternalUserRemovals ends',
      'PhoneNumbers begins',
      'PhoneNumbers ends',
      'ExternalUsers begins',
      'ExternalUsers ends',
    ]);
    expect(asked.get('ExternalUsers')).toMatchObject({
      lookAgain: 'ada@contoso.com 2026-11-30T21:00:00.000Z\n',
      notYet: 'bob@contoso.com\n',
      problems: 'bob has none.',
    });
    expect(asked.get('PhoneNumbers')?.tellLater).toBe(true);
  });

  it('are handed over without a removal where the file asks no more for the API', async () => {
    await register(tenantWith(undefined));
    expect(order).not.toContain('ExternalUserRemovals begins');
    expect(asked.get('PhoneNumbers')?.tellLater).toBeUndefined();
    expect(asked.get('ExternalUsers')).toMatchObject({ handOver: true, externalUsers: '{}' });
  });
});
