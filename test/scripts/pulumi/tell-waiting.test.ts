import { afterEach, describe, expect, it, vi } from 'vitest';
import { tellWaiting, waitingIn } from '../../../scripts/pulumi/tell-waiting.ts';

const since = '2026-11-30T14:05:20.000Z';
const waiting = (reason: string) => ({ waiting: { since, for: reason } });
const resource = (type: string, outputs: object) => ({ type: `msteams:index:${type}`, id: 'id', outputs });
const stateOf = (...resources: object[]) => ({ deployment: { resources } }) as Parameters<typeof waitingIn>[0];
const some = stateOf(
  resource('Sbc', { fqdn: 'sbc1.contoso.com', ...waiting('Teams to accept its domain') }),
  resource('VoiceRoute', { name: 'NL mobile' }),
);

/** The end of a command, and what it printed. */
const endOf = async (command: string, exitCode: number, state: object = some) => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const asked: string[][] = [];
  const engine = {
    ask: async (...words: string[]) => {
      asked.push(words);
      return { exitCode: 0, stdout: JSON.stringify(state), stderr: '' };
    },
  };
  const ended = await tellWaiting('pulumi', command.split(' '), { env: {}, cwd: 'project', exitCode }, engine);
  return { ended, asked, lines: printed.mock.calls.map(([line]) => String(line)) };
};
afterEach(() => vi.restoreAllMocks());

describe('what waits at the end of an up', () => {
  it('is listed with the time it began, and ends it with 9', async () => {
    const { ended, lines, asked } = await endOf('up -s contoso --yes', 0);
    expect(ended).toBe(9);
    expect(asked).toEqual([['stack', 'export', '-s', 'contoso']]);
    expect(lines).toEqual([
      `warning: 1 of this stack waits, and all else is done (exit code 9):
  SBC "sbc1.contoso.com" waits since 2026-11-30 14:05 UTC for Teams to accept its domain
  Fix: run up again later, it goes on from here.`,
    ]);
  });

  it('is named as a voice engineer names it', () => {
    const state = stateOf(
      resource('VoiceRoute', { name: 'NL mobile', ...waiting('SBC "a"') }),
      resource('VoiceRoutingPolicy', { name: 'Agents', ...waiting('x') }),
      resource('GlobalVoiceRoutingPolicy', { pstnUsages: [], ...waiting('x') }),
      resource('PolicyAssignments', { policyType: 'OnlineVoiceRoutingPolicy', ...waiting('x') }),
      resource('GroupPolicyAssignment', { policyType: 'T', policy: 'P', group: 'G', ...waiting('x') }),
      resource('Unheard', { name: 'of', ...waiting('x') }),
      resource('Sbc', { fqdn: 'there' }),
      { type: 'telnyx:index:NumberOrder', id: '7', outputs: { reference: '2026-12', ...waiting('x') } },
      { type: 'telnyx:index:TrunkNumbers', id: 'trunk-numbers', outputs: waiting('x') },
    );
    expect(waitingIn(state).map((line) => line.replace(/ waits since .*$/, ''))).toEqual([
      'voice route "NL mobile"',
      'voice routing policy "Agents"',
      'Global voice routing policy',
      'OnlineVoiceRoutingPolicy',
      'T "P" of group "G"',
      'Unheard "of"',
      'order "2026-12"',
      'numbers of the SIP trunk',
    ]);
  });

  it.each([
    ['up --preview-only -s contoso', 1],
    ['up --preview-only -s contoso', 0],
    ['up --help', 0],
    ['preview -s contoso', 0],
    ['destroy -s contoso', 0],
  ])('changes nothing after %s that ends with %i', async (command, exitCode) => {
    expect(await endOf(command, exitCode)).toEqual({ ended: exitCode, asked: [], lines: [] });
  });

  it.each([1, 4, 255])('is listed, too, after an up that ends with %i, which keeps its exit code', async (exitCode) => {
    expect(await endOf('up -s contoso', exitCode)).toEqual({
      ended: exitCode,
      asked: [['stack', 'export', '-s', 'contoso']],
      lines: [
        `warning: 1 of this stack waits, besides what is said above:
  SBC "sbc1.contoso.com" waits since 2026-11-30 14:05 UTC for Teams to accept its domain
  Fix: put right what is said above, then run up again: it goes on from here.`,
      ],
    });
  });

  it('is nothing where all is done', async () => {
    const done = stateOf(resource('Sbc', { fqdn: 'there' }));
    expect(await endOf('update --json -s contoso', 0, done)).toMatchObject({ ended: 0, lines: [] });
    expect(await endOf('up -s contoso', 1, done)).toMatchObject({ ended: 1, lines: [] });
  });

  it('is never taken for nothing where the state can not be read', async () => {
    await expect(
      tellWaiting(
        'pulumi',
        ['up', '-s', 'contoso'],
        { env: {}, cwd: '.', exitCode: 0 },
        { ask: async () => ({ exitCode: 255, stdout: '', stderr: 'error: no access' }) },
      ),
    ).rejects.toThrow('no access');
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ended = await tellWaiting(
      'pulumi',
      ['up', '-s', 'contoso'],
      { env: {}, cwd: '.', exitCode: 1 },
      { ask: async () => ({ exitCode: 255, stdout: '', stderr: 'error: no access' }) },
    );
    expect(ended).toBe(1);
    expect(printed.mock.calls).toEqual([
      [expect.stringContaining('whether anything of this stack waits is not known')],
    ]);
  });
});
