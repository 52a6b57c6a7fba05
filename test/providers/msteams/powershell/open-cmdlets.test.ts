import { describe, expect, it } from 'vitest';
import type { HostConnect, HostRequest } from '../../../../providers/msteams/powershell/cmdlets.ts';
import type { HostAnswer, HostProcess } from '../../../../providers/msteams/powershell/host-process.ts';
import { openCmdlets } from '../../../../providers/msteams/powershell/open-cmdlets.ts';

/** Hosts that answer by a script, and everything that was sent to them. */
const fakeHosts = (answer: (request: Omit<HostRequest, 'id'>, host: number) => HostAnswer, untried?: string) => {
  const sent: { host: number; request: Omit<HostRequest, 'id'> }[] = [];
  let hosts = 0;
  let closed = 0;
  const start = async (): Promise<HostProcess> => {
    const host = ++hosts;
    let ended = false;
    return {
      get ended() {
        return ended;
      },
      untried,
      request: async (request) => {
        sent.push({ host, request });
        const reply = answer(request, host);
        ended ||= 'ended' in reply;
        return reply;
      },
      close: async () => {
        closed++;
      },
    };
  };
  return { start, sent, hosts: () => hosts, closed: () => closed };
};

const minute = 60_000;
const output: HostAnswer = { id: 1, output: [] };
const setup = (answer: Parameters<typeof fakeHosts>[0], lifeMinutes = 60, env: Record<string, string> = {}) => {
  const hosts = fakeHosts(answer);
  const clock = { now: 0 };
  let issued = 0;
  const cmdlets = openCmdlets({
    tenantId: 'tenant-1',
    env,
    tokens: async () => {
      issued++;
      return {
        accessTokens: [`graph-${issued}`, `teams-${issued}`],
        expiresOnTimestamp: clock.now + lifeMinutes * minute,
      };
    },
    start: hosts.start,
    now: () => clock.now,
  });
  const connects = () => hosts.sent.filter(({ request }) => 'connect' in request).length;
  return { cmdlets, hosts, clock, connects };
};
const mustConnect = 'You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.';
const get = ['Get-CsTenant', {}, 'read the tenant'] as const;

describe('the cmdlets of one tenant', () => {
  it.each([
    ['TRUNKLINE_PWSH', '/opt/trunkline/lab/bin/pwsh'],
    ['TRUNKLINE_LAB_URL', 'https://localhost:18443'],
  ])("never reach a real tenant by the lab's PowerShell: %s", async (name, value) => {
    const { cmdlets, hosts } = setup(() => output, 60, { [name]: value });
    await expect(cmdlets.run(...get)).rejects.toThrow(`${name}: "${value}" leads to the lab.`);
    expect(hosts.hosts()).toBe(0);
  });

  it('starts and connects on first use, with both tokens, once', async () => {
    const { cmdlets, hosts } = setup(() => output);
    expect(hosts.hosts()).toBe(0);
    await Promise.all([cmdlets.run(...get), cmdlets.run(...get)]);
    expect(hosts.hosts()).toBe(1);
    expect(hosts.sent.map(({ request }) => request)).toEqual([
      { connect: { accessTokens: ['graph-1', 'teams-1'] } },
      { cmdlet: 'Get-CsTenant', parameters: {} },
      { cmdlet: 'Get-CsTenant', parameters: {} },
    ]);
  });

  it('connects again before the earlier token ends, also when tokens are short-lived', async () => {
    const { cmdlets, clock, connects } = setup(() => output, 60);
    await cmdlets.run(...get);
    clock.now = 55 * minute;
    await cmdlets.run(...get);
    expect(connects()).toBe(1);
    clock.now = 57 * minute;
    await cmdlets.run(...get);
    expect(connects()).toBe(2);

    const short = setup(() => output, 2);
    await short.cmdlets.run(...get);
    await short.cmdlets.run(...get);
    expect(short.connects()).toBe(1);
    short.clock.now = 1 * minute;
    await short.cmdlets.run(...get);
    expect(short.connects()).toBe(2);
  });

  it('calls a host that ended Unavailable, repeats nothing, and starts a fresh one for the next call', async () => {
    const { cmdlets, hosts, connects } = setup((request, host) =>
      'cmdlet' in request && host === 1 ? { ended: 'PowerShell ended (SIGKILL)' } : output,
    );
    await expect(cmdlets.run('New-CsOnlineVoiceRoute', {}, 'create voice route "NL"')).rejects.toMatchObject({
      kind: 'Unavailable',
      facts: { mayBeDone: true },
      message:
        'create voice route "NL": PowerShell ended (SIGKILL). Whether Teams carried out New-CsOnlineVoiceRoute isn\'t known.\n' +
        '  Fix: run the same command again: it looks first at what is there and goes on.',
    });
    expect(hosts.hosts()).toBe(1);
    expect(await cmdlets.run(...get)).toEqual([]);
    expect(hosts.hosts()).toBe(2);
    expect(connects()).toBe(2);
  });

  it('signs in again once when Teams no longer knows the token', async () => {
    let refusals = 1;
    const { cmdlets, connects } = setup((request) =>
      'cmdlet' in request && refusals-- > 0 ? { id: 1, error: { message: 'The access token has expired.' } } : output,
    );
    expect(await cmdlets.run(...get)).toEqual([]);
    expect(connects()).toBe(2);
  });

  it('leaves a session that broke before it connects again, and goes on', async () => {
    let isBroken = false;
    const { cmdlets, hosts } = setup((request) => {
      if ('connect' in request) isBroken &&= (request.connect as HostConnect).disconnect !== true;
      return isBroken ? { id: 1, error: { message: mustConnect } } : output;
    });
    await cmdlets.run(...get);
    isBroken = true;
    expect(await cmdlets.run(...get)).toEqual([]);
    expect(hosts.sent.flatMap(({ request }) => ('connect' in request ? request.connect : []))).toEqual([
      { accessTokens: ['graph-1', 'teams-1'] },
      { accessTokens: ['graph-2', 'teams-2'], disconnect: true },
    ]);
    expect(await cmdlets.run(...get)).toEqual([]);
    expect(hosts.sent).toHaveLength(6);
  });

  it('gives up connecting again when every call in a row needs it', async () => {
    const refuse = (request: object): HostAnswer =>
      'cmdlet' in request ? { id: 1, error: { message: mustConnect } } : output;
    const { cmdlets, connects } = setup(refuse);
    for (let call = 0; call < 8; call++) {
      await expect(cmdlets.run(...get)).rejects.toMatchObject({ kind: 'Forbidden' });
    }
    expect(connects()).toBe(1 + 5);
  });

  it('hands on a refusal of the connection as one of Teams', async () => {
    const { cmdlets } = setup(() => ({ id: 1, error: { message: 'Access Denied' } }));
    await expect(cmdlets.run(...get)).rejects.toMatchObject({ kind: 'Forbidden' });
  });

  it('runs one call at a time, in order, also after one that failed', async () => {
    const { cmdlets, hosts } = setup((request) =>
      'cmdlet' in request && request.cmdlet === 'Get-CsTenant' ? { id: 1, error: { message: 'odd' } } : output,
    );
    const results = await Promise.allSettled([cmdlets.run(...get), cmdlets.run('Get-CsOnlineUser', {}, 'read users')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(hosts.sent.flatMap(({ request }) => ('cmdlet' in request ? request.cmdlet : []))).toEqual([
      'Get-CsTenant',
      'Get-CsOnlineUser',
    ]);
  });

  it('ends its host on close and starts no other', async () => {
    const { cmdlets, hosts } = setup(() => output);
    await cmdlets.run(...get);
    await cmdlets.close();
    expect(hosts.closed()).toBe(1);
    await expect(cmdlets.run(...get)).rejects.toMatchObject({ kind: 'Unavailable' });
    expect(hosts.hosts()).toBe(1);
  });
});

describe('a module of a major version that was never tried', () => {
  const withModule = (env: Record<string, string>) => {
    const hosts = fakeHosts(() => output, '8.1.0');
    const said: string[] = [];
    const cmdlets = openCmdlets({
      tenantId: 'tenant-1',
      env,
      tokens: async () => ({ accessTokens: ['graph', 'teams'], expiresOnTimestamp: 60 * minute }),
      start: hosts.start,
      now: () => 0,
      warn: (text) => said.push(text),
    });
    const sent = () => hosts.sent.flatMap(({ request }) => ('cmdlet' in request ? [request.cmdlet] : []));
    return { cmdlets, said, sent };
  };
  const remove = ['Remove-CsOnlineVoiceRoute', { Identity: 'x' }, 'delete voice route "x"'] as const;

  it('reads, with one warning, and writes nothing: the refusal names the version and the way out', async () => {
    const { cmdlets, said, sent } = withModule({});
    await cmdlets.run(...get);
    await cmdlets.run(...get);
    expect(said).toEqual([expect.stringContaining('MicrosoftTeams 8.1.0 was never tried with trunkline')]);
    await expect(cmdlets.run(...remove)).rejects.toThrow(
      /delete voice route "x": MicrosoftTeams 8\.1\.0 is loaded, .* nothing is written\.\n {2}Fix: in PowerShell run: Install-Module .* by TRUNKLINE_UNTRIED_MODULE=1\./,
    );
    expect(sent()).toEqual(['Get-CsTenant', 'Get-CsTenant']);
  });

  it('writes where a person has said so, and by no other word', async () => {
    const allowed = withModule({ TRUNKLINE_UNTRIED_MODULE: '1' });
    await allowed.cmdlets.run(...remove);
    expect([allowed.sent(), allowed.said.length]).toEqual([['Remove-CsOnlineVoiceRoute'], 1]);
    await expect(withModule({ TRUNKLINE_UNTRIED_MODULE: 'yes' }).cmdlets.run(...remove)).rejects.toThrow('8.1.0');
  });
});
