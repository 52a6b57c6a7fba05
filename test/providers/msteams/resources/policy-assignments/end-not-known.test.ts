import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { runRecord } from '../../../../../providers/msteams/resources/run-record.ts';
import { stepContext } from '../../lab-tenant.ts';
import { how, partial, policiesAtWork, policyType } from './policies-at-work.ts';

const { tenant, folder, session, run, create, update, destroy, diff, hand, assigned, sessionOn, losing } =
  policiesAtWork();

describe('a batch whose end is not known', () => {
  it.each(['New-CsBatchPolicyAssignmentOperation', 'Get-CsBatchPolicyAssignmentOperation'])(
    'for a lost reply of %s stays in the state, and who leaves then loses the policy',
    async (cmdlet) => {
      const state = await partial(create({ ada: 'NL agents', eve: 'NL agents' }, stepContext(), run(losing(cmdlet))));
      tenant().lab.clock.advance(3_600_000);
      expect(how(state)).toEqual(['ada pending NL agents', 'eve pending NL agents']);
      expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL agents' });
      expect(diff(state, { eve: 'NL agents' })).toEqual(['delete ada@contoso.example', 'add eve@contoso.example']);
      const after = await update(state, { eve: 'NL agents' });
      expect(assigned()).toEqual({ eve: 'NL agents' });
      expect(how(after)).toEqual(['eve made NL agents']);
    },
  );

  it('keeps the policy of before beside it, and takes away whichever it is', async () => {
    const before = await create({ ada: 'NL agents' });
    const kind = run(losing('Get-CsBatchPolicyAssignmentOperation'));
    const state = await partial(update(before, { ada: 'NL supervisors' }, kind));
    expect(how(state)).toEqual(['ada made NL agents', 'ada pending NL supervisors']);
    expect(diff(state, { ada: 'NL agents' })).toEqual(['update ada@contoso.example']);
    await destroy(state);
    expect(assigned()).toEqual({});
  });

  it('is not what gives it to whom had it before: destroy leaves that', async () => {
    hand('ada', 'NL agents');
    const kind = run(losing('Get-CsBatchPolicyAssignmentOperation'));
    const state = await partial(create({ ada: 'NL agents', bob: 'NL agents' }, stepContext(), kind));
    expect(how(state)).toEqual(['bob pending NL agents']);
    tenant().lab.clock.advance(3_600_000);
    const after = await update(state, { ada: 'NL agents', bob: 'NL agents' });
    expect(how(after)).toEqual(['ada found NL agents', 'bob made NL agents']);
    await destroy(after);
    expect(assigned()).toEqual({ ada: 'NL agents' });
  });

  it('is pending too where Teams refuses the one that is sent after a lost reply', async () => {
    let sent = 0;
    const kind = run(
      sessionOn(async (cmdlets, cmdlet, parameters, doing) => {
        if (cmdlet !== 'New-CsBatchPolicyAssignmentOperation') return cmdlets(cmdlet, parameters, doing);
        sent += 1;
        if (sent > 1) throw new ServiceError({ kind: 'Forbidden', doing, text: 'The role has ended.' });
        await cmdlets(cmdlet, parameters, doing);
        throw new ServiceError({ kind: 'Unavailable', doing, text: 'No reply.' });
      }),
    );
    const state = await partial(create({ ada: 'NL agents' }, stepContext(), kind));
    expect(how(state)).toEqual(['ada pending NL agents']);
    tenant().lab.clock.advance(3_600_000);
    await update(state, { bob: 'NL agents' });
    expect(assigned()).toEqual({ bob: 'NL agents' });
  });

  it('leaves what the first try gave in the state where sending the rest again is forbidden', async () => {
    Object.assign(tenant().lab.switches, { freshPolicyInBatch: 'perUser' });
    const policy = tenant().lab.store.get('voiceRoutingPolicy', 'NL agents');
    if (policy === undefined) throw new Error('There is no policy.');
    tenant().lab.store.put('voiceRoutingPolicy', 'NL agents', {
      ...policy,
      grantableFrom: tenant().lab.clock.now() + 9e6,
    });
    let sent = 0;
    const own = sessionOn(async (cmdlets, cmdlet, parameters, doing) => {
      if (cmdlet === 'New-CsBatchPolicyAssignmentOperation' && ++sent > 1) {
        throw new ServiceError({ kind: 'Forbidden', doing, text: 'The role has ended.' });
      }
      const output = await cmdlets(cmdlet, parameters, doing);
      if (cmdlet !== 'Get-CsBatchPolicyAssignmentOperation') return output;
      return output.map((row) => {
        const { UserState, ...rest } = row as { UserState: { Id: string; Result: string }[] };
        const isBob = ({ Id }: { Id: string }) => Id === tenant().user('bob').id;
        return { ...rest, UserState: UserState.map((one) => (isBob(one) ? { ...one, Result: 'Success' } : one)) };
      });
    });
    runRecord(own).note('msteams:index:VoiceRoutingPolicy', 'nl agents', { urn: 'urn', how: 'made' });
    const state = await partial(create({ ada: 'NL agents', bob: 'NL agents' }, stepContext(), run(own)));
    expect(how(state)).toEqual(['bob made NL agents']);
  });

  it('is pending after a Ctrl-C too', async () => {
    const engine = new AbortController();
    const context = { ...stepContext(engine.signal), log: () => engine.abort() };
    Object.assign(tenant().lab.switches, { batchSeconds: 200_000 });
    const state = await partial(create({ ada: 'NL agents', eve: 'NL supervisors' }, context));
    expect(how(state)).toEqual(['ada pending NL agents']);
    Object.assign(tenant().lab.switches, { batchSeconds: 30 });
    tenant().lab.clock.advance(200_000_000);
    await update(state, { bob: 'NL agents' });
    expect(assigned()).toEqual({ bob: 'NL agents' });
  });

  it('is not pending where Teams refused it', async () => {
    const state = await partial(create({ ada: 'NL agents', bob: 'No such policy' }));
    expect(how(state)).toEqual(['ada made NL agents']);
  });
});

describe('a run that was killed', () => {
  it('has each batch in its journal before it is sent', async () => {
    const lines: string[] = [];
    const cmdlets = async () => {
      const host: Cmdlets = await tenant().session.cmdlets();
      const run: Cmdlets['run'] = (cmdlet, parameters, doing) => {
        if (cmdlet.startsWith('New-CsBatch')) {
          lines.push(...readdirSync(folder()).map((file) => readFileSync(join(folder(), file), 'utf8').trim()));
        }
        return host.run(cmdlet, parameters, doing);
      };
      return { ...host, run };
    };
    await create({ ada: 'NL agents' }, stepContext(), run({ ...session(), cmdlets }));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { step: 'sent', user: tenant().user('ada').id, to: 'NL agents', kind: policyType },
    ]);
  });

  it('leaves its journal: whose row goes loses the policy', async () => {
    await create({ ada: 'NL agents', bob: 'NL agents' }); // and the state is lost
    const context = stepContext();
    const state = await create({ bob: 'NL agents' }, context);
    expect(context.lines[0]).toContain('Only the journal knows of these');
    expect(assigned()).toEqual({ bob: 'NL agents' });
    expect(diff(state, { bob: 'NL agents' })).toEqual([]);
  });
});
