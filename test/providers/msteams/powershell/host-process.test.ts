import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { startHost } from '../../../../providers/msteams/powershell/host-process.ts';
import { writePwsh } from './pwsh-fixture.ts';

const get = { cmdlet: 'Get-CsTenant', parameters: {} } as const;

const started = async (options: Parameters<typeof writePwsh>[0], env: Record<string, string> = {}) =>
  startHost({ ...process.env, ...env, TRUNKLINE_PWSH: writePwsh(options) }, 0.05);

describe('the PowerShell process', () => {
  it('answers requests by their id, one line each', async () => {
    const host = await started({ answer: '(request) => ({ id: request.id, output: [request.parameters] })' });
    const parameters = { Description: 'Zürich\n“quoted”\u2028', OnlinePstnUsages: ['one'] };
    expect(await host.request({ cmdlet: 'Set-CsOnlineVoiceRoute', parameters })).toMatchObject({
      output: [parameters],
    });
    expect(await host.request(get)).toMatchObject({ output: [{}] });
    await host.close();
    expect(host.ended).toBe(true);
  });

  it('takes lines that are no replies for noise', async () => {
    const host = await started({
      start: `console.log('WARNING: a module that prints'); console.log('{"neither": 1}');`,
      answer: '(request) => { say({ id: 999, output: ["stale"] }); return { id: request.id, output: ["mine"] }; }',
    });
    expect(await host.request(get)).toMatchObject({ output: ['mine'] });
    await host.close();
  });

  it('is started by exactly the documented arguments', async () => {
    const host = await started({ answer: '(request) => ({ id: request.id, output: process.argv.slice(2) })' });
    const answer = await host.request(get);
    expect(answer).toMatchObject({
      output: ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', expect.stringMatching(/host\.ps1$/)],
    });
    await host.close();
  });

  it('gives the child nothing that signs in anywhere', async () => {
    const host = await started(
      { answer: '(request) => ({ id: request.id, output: [process.env] })' },
      {
        AZURE_CLIENT_SECRET: 'hidden',
        ARM_CLIENT_SECRET: 'hidden',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'hidden',
        PULUMI_CONFIG_PASSPHRASE: 'hidden',
        PULUMI_ACCESS_TOKEN: 'hidden',
        SOMETHING_NEW: 'hidden',
        TRUNKLINE_LAB_URL: 'https://localhost:18443',
      },
    );
    const text = JSON.stringify(await host.request(get));
    expect(text).not.toContain('hidden');
    expect(text).toContain('"TRUNKLINE_LAB_URL":"https://localhost:18443"');
    expect(text).toContain('"PATH"');
    await host.close();
  });

  it('tells how the host ended, with the end of what it printed and without the tokens', async () => {
    const host = await started({
      answer: `(request) => {
        if (request.connect) return { id: request.id, output: [] };
        process.stderr.write('Killed while holding graph-token-1\\n', () => process.exit(3));
      }`,
    });
    await host.request({ connect: { accessTokens: ['graph-token-1', 'teams-token-1'] } });
    expect(await host.request(get)).toEqual({ ended: 'PowerShell ended (3): Killed while holding ***' });
    expect(host.ended).toBe(true);
    expect(await host.request(get)).toMatchObject({ ended: expect.stringContaining('PowerShell ended (3)') });
  });

  it('ends a host that does not end by itself', async () => {
    const host = await started({ start: 'setInterval(() => {}, 1000);' });
    await host.close();
    expect(host.ended).toBe(true);
  });
});

describe('a provider that is killed', () => {
  it('leaves no PowerShell behind', async () => {
    const pwsh = writePwsh({ answer: '(request) => ({ id: request.id, output: [process.pid] })' });
    const module = new URL('../../../../providers/msteams/powershell/host-process.ts', import.meta.url).href;
    const program = `
      const { startHost } = await import(${JSON.stringify(module)});
      const host = await startHost({ ...process.env, TRUNKLINE_PWSH: ${JSON.stringify(pwsh)} });
      console.log((await host.request({ cmdlet: 'Get-CsTenant', parameters: {} })).output[0]);`;
    const provider = execa('node', ['--input-type=module', '--eval', program], { reject: false });
    const [printed] = await once(provider.stdout.setEncoding('utf8'), 'data');
    const pid = Number(printed);
    expect(isAlive(pid)).toBe(true);
    provider.kill('SIGKILL');
    await provider;
    for (let look = 0; look < 500 && isAlive(pid); look++) await wait(10);
    expect(isAlive(pid)).toBe(false);
  });

  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
});

describe('a PowerShell that will not do', () => {
  it('says what to install when there is none', async () => {
    await expect(startHost({ TRUNKLINE_PWSH: '/nowhere/pwsh' })).rejects.toThrow(
      'start PowerShell: "/nowhere/pwsh" can\'t be run. SBCs, voice routes, policies and dial plans have no other interface.\n' +
        '  Fix: install PowerShell 7.2.0 or later (https://aka.ms/powershell), or set TRUNKLINE_PWSH to where it is.',
    );
  });

  it.each([
    ['PowerShell 5.1', `{ ready: true, powerShellVersion: '5.1.22621', moduleVersion: '7.1.0' }`, 'is PowerShell 5.1'],
    [
      'no module',
      `{ ready: true, powerShellVersion: '7.4.6', moduleVersion: '' }`,
      'no MicrosoftTeams module from 6.9.0 to below 8.0.0 could be loaded. Installed: MicrosoftTeams 4.9.3.',
    ],
    [
      'an old module',
      `{ ready: true, powerShellVersion: '7.4.6', moduleVersion: '6.8.9' }`,
      'Loaded: MicrosoftTeams 6.8.9.',
    ],
    [
      'a module of a major version that nobody has seen',
      `{ ready: true, powerShellVersion: '7.4.6', moduleVersion: '9.0.0' }`,
      'Install-Module MicrosoftTeams -Scope CurrentUser -MinimumVersion 6.9.0 -MaximumVersion 7.99.99',
    ],
  ])('says what to install when there is %s', async (_, ready, text) => {
    await expect(started({ ready, start: `console.error('Installed: MicrosoftTeams 4.9.3.');` })).rejects.toThrow(text);
  });

  it.each([
    ['8.0.0', '8.0.0'],
    ['8.3.1', '8.3.1'],
    ['7.99.0', undefined],
    ['6.9.0', undefined],
  ])('starts with module %s, and says whether it was ever tried', async (moduleVersion, untried) => {
    const host = await started({
      ready: `{ ready: true, powerShellVersion: '7.4.6', moduleVersion: '${moduleVersion}' }`,
    });
    expect(host.untried).toBe(untried);
    await host.close();
  });

  it('says how to unblock files that came out of a downloaded ZIP', async () => {
    const refused =
      'host.ps1 cannot be loaded. The file host.ps1 is not digitally signed. For more information, see about_Execution_Policies at https://go.microsoft.com/fwlink/?LinkID=135170.';
    await expect(started({ start: `console.error(${JSON.stringify(refused)}); process.exit(1);` })).rejects.toThrow(
      /Fix: Windows marks the files of a downloaded ZIP.*Unblock-File ".*host\.ps1"/,
    );
  });

  it('repeats what it printed when it ends before it is ready', async () => {
    await expect(started({ start: `console.error('no dice'); process.exit(1);` })).rejects.toThrow(
      /start PowerShell: PowerShell ended \(1\): no dice\n {2}Fix: run /,
    );
  });
});
