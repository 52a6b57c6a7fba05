import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../../../lab/identity.ts';
import { stepContext } from '../../lab-tenant.ts';
import { userChanges } from '../../roster-values.ts';
import { argsOf, how, policiesAtWork, policyType } from './policies-at-work.ts';

const { tenant, run, create, assigned, session } = policiesAtWork();
const groupId = idOf('group', 'CC Amsterdam');
const hours = (count: number) => tenant().lab.clock.advance(count * 3_600_000);

beforeEach(() => {
  tenant().lab.context.switches.groupSpreadSeconds = 24 * 3600;
  tenant().lab.store.put('group', groupId, {
    id: groupId,
    displayName: 'CC Amsterdam',
    mail: 'cc-amsterdam@contoso.example',
    members: ['ada', 'bob'].map((name) => tenant().user(name).id),
  });
});

const give = async () =>
  (await tenant().session.cmdlets()).run(
    'Grant-CsOnlineVoiceRoutingPolicy',
    { Group: groupId, PolicyName: 'NL agents' },
    'give it to the group',
  );
const byGroup = { 'CC Amsterdam': ['ada', 'bob', 'cyd'].map((name) => `${name}@contoso.example`).join('\n') };
/** As after the site of ada, bob and cyd has moved to the group; dan has left. */
const move = async (state: Awaited<ReturnType<typeof create>>, context = stepContext()) =>
  (
    await run(session()).update({
      id: policyType,
      args: { ...argsOf({ eve: 'NL agents' }), byGroup },
      state,
      context,
    })
  ).state;

describe('a site that moves from its users to a group', () => {
  it('leaves each their own policy until the group’s has reached them; who is no member keeps it and is named', async () => {
    const state = await create(
      Object.fromEntries(['ada', 'bob', 'cyd', 'dan', 'eve'].map((name) => [name, 'NL agents'])),
    );
    await give();
    const early = stepContext();
    const waiting = await move(state, early);
    expect(assigned()).toEqual({ ada: 'NL agents', bob: 'NL agents', cyd: 'NL agents', eve: 'NL agents' });
    expect(early.lines.join('\n')).toContain(
      'Not directly in group "CC Amsterdam", so they keep the OnlineVoiceRoutingPolicy of their own: cyd@contoso.example.',
    );
    expect(early.lines.join('\n')).toMatch(
      /Waiting: 2 users keep the OnlineVoiceRoutingPolicy of their own until that of group "CC Amsterdam" \(given 20\d\d-.*Z\) has reached them: ada@contoso\.example, bob@contoso\.example\. It takes a day or more\./,
    );
    const asks = (args: ReturnType<typeof argsOf>) =>
      userChanges(run().diff({ urn: stepContext().urn, id: policyType, state: waiting, args }));
    expect(asks(argsOf({ eve: 'NL agents' }))).toContain('delete ada@contoso.example');

    hours(25);
    const late = stepContext();
    const after = await move(waiting, late);
    expect(assigned()).toEqual({ cyd: 'NL agents', eve: 'NL agents' });
    expect(how(after)).toEqual(['cyd made NL agents', 'eve made NL agents']);
    expect(late.lines.join('\n')).not.toContain('Waiting');
  });

  it('says after two days that this is not normal', async () => {
    const state = await create({ ada: 'NL agents', eve: 'NL agents' });
    tenant().lab.context.switches.groupSpreadSeconds = 1000 * 3600;
    await give();
    hours(49);
    const context = stepContext();
    await move(state, context);
    expect(context.lines.join('\n')).toContain('More than 48 hours is not normal');
    expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL agents' });
  });

  it('takes nothing where the group has no policy yet, or is not known', async () => {
    const state = await create({ ada: 'NL agents', eve: 'NL agents' });
    await move(state);
    expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL agents' });
    tenant().lab.store.delete('group', groupId);
    const context = stepContext();
    await move(state, context);
    expect(context.lines.join('\n')).toContain('1 user keeps the OnlineVoiceRoutingPolicy of their own:');
    expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL agents' });
  });
});
