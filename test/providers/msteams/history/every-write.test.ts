import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../providers/kit/error.ts';
import type { Graph, GraphReply } from '../../../../providers/msteams/graph/graph.ts';
import { recordedCmdlets } from '../../../../providers/msteams/history/recorded-cmdlets.ts';
import { recordedGraph } from '../../../../providers/msteams/history/recorded-graph.ts';
import { type CmdletName, type Cmdlets, cmdletNames } from '../../../../providers/msteams/powershell/cmdlets.ts';
import { createSession } from '../../../../providers/msteams/session.ts';
import { stepContext } from '../lab-tenant.ts';
import { aHistory } from './a-history.ts';

const history = aHistory();

/** Cmdlets that answer with nothing, and what was on record when each was asked. */
const cmdletsThat = (answer: (cmdlet: CmdletName) => readonly unknown[]) => {
  const onRecord: string[] = [];
  const cmdlets: Cmdlets = {
    run: async (cmdlet) => {
      onRecord.push(history.text());
      return answer(cmdlet);
    },
    close: async () => undefined,
  };
  return { cmdlets, onRecord };
};
const graphThat = (answer: () => GraphReply): Graph => ({
  method: 'secret',
  list: async () => [],
  batch: async (requests) => requests.map(answer),
});

/** By its name alone: what only looks, and what makes an object of the session's memory. */
const looks = (cmdlet: CmdletName) =>
  /^(Get|Test)-/.test(cmdlet) || ['New-CsVoiceNormalizationRule', 'New-CsTeamsEmergencyNumber'].includes(cmdlet);

describe('a cmdlet that the host knows', () => {
  it.each(cmdletNames.filter((one) => !looks(one)))(
    '%s is on the disk before it leaves, and again with its end',
    async (cmdlet) => {
      const { cmdlets, onRecord } = cmdletsThat(() => []);
      const session = createSession({
        tenantId: 't',
        recorder: history.recorder(),
        openCmdlets: async () => cmdlets,
        openGraph: async () => graphThat(() => ({ status: 204, body: undefined })),
      });
      await (await session.cmdlets()).run(cmdlet, { Identity: 'NL mobile', PolicyName: 'X' }, 'do it');
      expect(onRecord[0]).toContain('"step":"sent"');
      const [sent, ended, ...more] = history.lines();
      expect(more).toEqual([]);
      expect(sent).toMatchObject({ step: 'sent', write: 1, commit: '4be1c02', startedBy: 'eve' });
      expect(sent?.actor).toBe('trunkline-automation (7f3c)');
      expect(ended).toMatchObject({ step: /Batch/.test(cmdlet) ? 'taken' : 'done', write: 1 });
      expect(sent?.object ?? sent?.user).toBe('NL mobile');
      expect(sent?.kind).not.toMatch(/^Cs/);
    },
  );

  it.each(cmdletNames.filter(looks))('%s leaves no line', async (cmdlet) => {
    const { cmdlets } = cmdletsThat(() => []);
    await recordedCmdlets(cmdlets, history.recorder()).run(cmdlet, {}, 'look');
    expect(history.text()).toBe('');
  });
});

describe('a request to Graph', () => {
  const call = { doing: 'do it', context: stepContext() };

  it('that writes is on record, also one that says nothing of itself, without the password in its body', async () => {
    const graph = recordedGraph(
      graphThat(() => ({ status: 201, body: undefined })),
      history.recorder(),
    );
    const body = { accountEnabled: false, passwordProfile: { password: 'correct horse' } };
    await graph.batch([{ method: 'POST', path: '/users', body, doing: 'make a user' }], call);
    expect(history.lines()).toMatchObject([
      { kind: 'users', object: '/users', to: { accountEnabled: false, passwordProfile: '***' }, step: 'sent' },
      { step: 'done' },
    ]);
    expect(history.text()).not.toContain('correct horse');
  });

  it('by the setup identity is in the same history, in the name of that one', async () => {
    const secret = 'setup~secret~value';
    const session = createSession({
      tenantId: 't',
      recorder: history.recorder({ secrets: [secret] }),
      openCmdlets: async () => cmdletsThat(() => []).cmdlets,
      openGraph: async () => graphThat(() => ({ status: 204, body: undefined })),
      openSetup: async () => ({
        graph: graphThat(() => ({ status: 201, body: undefined })),
        actor: async () => 'trunkline-setup (9a1b)',
        permissions: async () => ['Domain.ReadWrite.All'],
      }),
    });
    const write = { method: 'POST', path: '/domains', body: { id: secret }, doing: 'add it' } as const;
    const graph = await session.setupGraph({ doing: 'add it', todo: '', permissions: ['Domain.ReadWrite.All'] });
    await graph.batch([write], call);
    await (await session.graph()).batch([{ ...write, path: '/other' }], call);
    expect(history.lines()).toMatchObject([
      { actor: 'trunkline-setup (9a1b)', write: 1, step: 'sent', object: '/domains' },
      { write: 1, step: 'done' },
      { actor: 'trunkline-automation (7f3c)', write: 2, step: 'sent', object: '/other' },
      { write: 2, step: 'done' },
    ]);
    expect(history.text()).not.toContain(secret);
  });

  it('that reads leaves no line', async () => {
    const graph = recordedGraph(
      graphThat(() => ({ status: 200, body: {} })),
      history.recorder(),
    );
    await graph.batch([{ method: 'GET', path: '/users/ada', doing: 'look' }], call);
    expect(history.text()).toBe('');
  });

  it.each([
    ['Rejected', 'failed'],
    ['Throttled', 'failed'],
    ['Unavailable', 'unknown'],
    ['Unknown', 'unknown'],
  ] as const)('that ends as %s is told as %s', async (kind, step) => {
    const error = new ServiceError({ kind, doing: 'assign', code: 'C1', text: 'Sorry.', requestId: 'id-1' });
    const graph = recordedGraph(
      graphThat(() => ({ status: 0, body: undefined, error })),
      history.recorder(),
    );
    const change = { kind: 'PhoneNumbers', user: 'id-ada', upn: 'ada@contoso.com', from: null, to: '+1' };
    await graph.batch([{ method: 'POST', path: '/x', change, doing: 'assign' }], call);
    expect(history.lines()[1]).toMatchObject({ ...change, step, text: 'C1: Sorry.', request: 'id-1' });
  });
});

describe('a write that did not simply go well', () => {
  const failing = (error: unknown) => {
    const cmdlets = recordedCmdlets(
      {
        run: () => Promise.reject(error),
        close: async () => undefined,
      },
      history.recorder(),
    );
    return cmdlets.run('Remove-CsOnlineVoiceRoute', { Identity: 'NL mobile' }, 'delete it').catch(() => undefined);
  };

  it('is told with the words of its refusal', async () => {
    await failing(new ServiceError({ kind: 'InUse', doing: 'delete it', text: 'It is in use.', requestId: 'id-7' }));
    expect(history.lines()[1]).toMatchObject({ step: 'failed', text: 'It is in use.', request: 'id-7' });
  });

  it('is told as not known where its reply was lost, and where the fault is none of the service', async () => {
    await failing(new ServiceError({ kind: 'Unavailable', doing: 'x', text: 'PowerShell ended.', mayBeDone: true }));
    await failing(new Error('a defect'));
    expect(history.lines().filter(({ step }) => step !== 'sent')).toMatchObject([
      { step: 'unknown', text: 'PowerShell ended.' },
      { step: 'unknown', text: 'Error: a defect' },
    ]);
  });

  it('is not sent at all where it can not be written down first', async () => {
    let asked = 0;
    const cmdlets = recordedCmdlets(
      {
        run: async () => {
          asked += 1;
          return [];
        },
        close: async () => undefined,
      },
      history.recorder({ place: { folder: '/dev/null/nowhere', run: 'run-1', now: () => new Date() } }),
    );
    const run = cmdlets.run('Remove-CsOnlineVoiceRoute', { Identity: 'NL mobile' }, 'delete it');
    await expect(run).rejects.toThrow(/write the history .*changes\.jsonl.*TRUNKLINE_JOURNAL.*nothing is sent/s);
    expect(asked).toBe(0);
  });

  it('gets its end later, where the service only took it; what is settled already is not told again', async () => {
    const recorder = history.recorder();
    const change = { kind: 'TenantDialPlan', user: 'id-ada', upn: 'ada@contoso.com', from: null, to: 'NL' };
    const sent = await recorder.sent([change]);
    sent.ended([{ step: 'taken', operation: 'op-1' }]);
    recorder.settled([{ change, end: { step: 'done' } }]);
    recorder.settled([{ change, end: { step: 'done' } }]);
    recorder.settled([{ change: { ...change, to: 'DE' }, end: { step: 'done' } }]);
    expect(history.lines().map(({ step, operation }) => [step, operation])).toEqual([
      ['sent', undefined],
      ['taken', 'op-1'],
      ['done', undefined],
    ]);
  });
});
