import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { pulumiFolder, root } from '../../../scripts/setup/places.mjs';
import { bareEnvironment } from '../../bare-environment.ts';

const home = mkdtempSync(join(tmpdir(), 'launcher-'));

/** `npm run pulumi -- <args>` with a CLI that only says what it was given. */
const launch = async (args: string[], env: Record<string, string>, resources: readonly object[] = []) => {
  writeFileSync(join(home, 'state.json'), JSON.stringify({ deployment: { resources } }));
  for (const file of ['calls', 'looked']) rmSync(join(home, file), { force: true });
  const bin = pulumiFolder({ PULUMI_HOME: home });
  mkdirSync(bin, { recursive: true });
  const cli = join(bin, 'pulumi');
  const print = `env | grep -E '^(ARM|AZURE)_' | sort; [ -z "$ARM_CLIENT_CERTIFICATE_PATH" ] || cat "$ARM_CLIENT_CERTIFICATE_PATH"`;
  const state = `case "$*" in "stack export"*) env >> "$HOME/looked"; cat "$HOME/state.json"; exit;; "stack output sipTrunk"*) env >> "$HOME/looked"; echo '{"fqdn":"a1b2c3.mstsbc.telnyx.tech"}'; exit;; esac; env > "$HOME/ran"`;
  writeFileSync(cli, `#!/bin/sh\necho "$@" >> "$HOME/calls"\n${state}\necho "$@"\n${print}\n`);
  chmodSync(cli, 0o755);
  const { stdout, stderr, exitCode } = await execa(process.execPath, [join(root, 'scripts/pulumi.ts'), ...args], {
    cwd: root,
    env: {
      ...bareEnvironment,
      PATH: '/usr/bin:/bin',
      HOME: home,
      PULUMI_HOME: home,
      TRUNKLINE_PWSH: '/bin/sh',
      ...env,
    },
    extendEnv: false,
    reject: false,
  });
  const calls = existsSync(join(home, 'calls')) ? readFileSync(join(home, 'calls'), 'utf8').trim().split('\n') : [];
  return { stdout, stderr, exitCode, calls };
};

describe.skipIf(process.platform === 'win32')("the launcher's CLI", () => {
  it('is given what azuread reads, and nothing of it on its command line', async () => {
    const { stdout } = await launch(['refresh', '-s', 'contoso'], {
      AZURE_CLIENT_ID: 'a',
      AZURE_CLIENT_SECRET: 'hush~hush',
    });
    const [line, ...variables] = stdout.split('\n');
    expect(line).toBe('refresh -s contoso');
    expect(variables).toEqual(expect.arrayContaining(['ARM_CLIENT_ID=a', 'ARM_CLIENT_SECRET=hush~hush']));
  });

  it('finds a PFX that came as text', async () => {
    const text = Buffer.from('a pfx').toString('base64');
    const { stdout } = await launch(['refresh', '-s', 'contoso'], { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: text });
    expect(stdout).toMatch(/ARM_CLIENT_CERTIFICATE_PATH=\S+client\.pfx\n/);
    expect(stdout.endsWith('a pfx')).toBe(true);
  });

  it('is left alone where it signs in to no tenant: AZURE_ is then the state backend', async () => {
    const { stdout } = await launch(['stack', 'ls'], { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' });
    expect(stdout).toBe('stack ls\nAZURE_CLIENT_ID=a\nAZURE_CLIENT_SECRET=s');
  });

  it('is followed by the expected calls after an up, whose own exit code says that they are not shown to hold', async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    mkdirSync(join(tenants, 'contoso'));
    writeFileSync(join(tenants, 'contoso', 'tenant.yaml'), 'country: NL\n');
    writeFileSync(join(tenants, 'contoso', 'calls.yaml'), 'calls: []\n');
    const env = { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants };
    const { stdout, stderr, exitCode } = await launch(['up', '-s', 'contoso'], env);
    expect(stdout).toMatch(/^up --policy-pack \S+ -s contoso\n/);
    // Before anything is contacted: the files are wrong.
    expect(stderr).toContain(': sipTrunk: sipTrunk is missing.');
    expect(stderr).toContain(
      'up is done, but the calls that "contoso" expects are not shown to hold in it (exit code 4).',
    );
    expect(exitCode).toBe(4);
  });

  it('is asked after an up what waits, which has an exit code of its own', async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    mkdirSync(join(tenants, 'contoso'));
    writeFileSync(join(tenants, 'contoso', 'tenant.yaml'), 'country: NL\n');
    const env = { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants };
    const waiting = { since: '2026-11-30T14:05:20.000Z', for: 'Teams to accept its domain' };
    const sbc = { type: 'msteams:index:Sbc', id: 'sbc1', outputs: { fqdn: 'sbc1.contoso.com', waiting } };
    const waits = await launch(['up', '-s', 'contoso'], env, [sbc]);
    expect(waits.stderr).toContain('  SBC "sbc1.contoso.com" waits since 2026-11-30 14:05 UTC for Teams to accept');
    expect(waits.exitCode).toBe(9);
    expect((await launch(['up', '-s', 'contoso'], env)).exitCode).toBe(0);
  });

  it.each([
    ['before and after refresh', ['refresh', '-s', 'contoso'], 2],
    ['never for its help', ['refresh', '-s', 'contoso', '--help'], 0],
  ])(
    'is asked for the state %s: who signs in to Azure, and secrets that nobody else would name',
    async (_, args, times) => {
      const { calls } = await launch(args, { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' });
      const asked = calls.filter((line) => line.startsWith('stack export'));
      expect(asked).toEqual(Array.from({ length: times }, () => 'stack export -s contoso --non-interactive'));
    },
  );

  it('destroys nothing in Azure by the everyday identity, nor by whoever did az login', async () => {
    const env = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' };
    const type = 'pulumi:providers:azure-native';
    const vault = { type, urn: `urn:pulumi:contoso::trunkline::${type}::azure-vault` };
    const { exitCode, stderr, calls } = await launch(['refresh', '-s', 'contoso'], env, [vault]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('TRUNKLINE_VAULT_CLIENT_ID');
    expect(calls.filter((line) => line.startsWith('refresh'))).toEqual([]);
  });

  it('gets an empty name for what is not set of an identity, and no token that is not for it', async () => {
    await launch(['refresh', '-s', 'contoso'], {
      ARM_CLIENT_ID: 'a',
      ARM_CLIENT_SECRET: 's',
      TRUNKLINE_DNS_CLIENT_ID: 'dns',
      TRUNKLINE_DNS_CLIENT_SECRET: 'of the zone',
      TRUNKLINE_CCAIP_TOKEN: 'of ccaip',
    });
    const [ran, looked] = ['ran', 'looked'].map((file) => readFileSync(join(home, file), 'utf8'));
    expect(ran).toMatch(/^TRUNKLINE_VAULT_CLIENT_SECRET=$/m);
    expect(ran).toMatch(/^TRUNKLINE_DNS_CLIENT_SECRET=of the zone$/m);
    expect(ran).not.toContain('of ccaip');
    expect(looked).not.toMatch(/of ccaip|of the zone/);
  });

  it("gets CCAIP's token where the tenant's file says by: api, or a destroy finds external users in the state, and nowhere else", async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    for (const folder of ['northwind', 'templates']) {
      cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
    }
    const file = join(tenants, 'northwind', 'tenant.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    const by = (how: string | undefined) => {
      if (how === undefined) document.deleteIn(['ucaas', 'externalUsers']);
      else document.setIn(['ucaas', 'externalUsers'], document.createNode({ by: how }));
      writeFileSync(file, document.toString());
    };
    const users = { type: 'ccaip:index:ExternalUsers', outputs: { users: '' } };
    const hasToken = async (command: string, resources: readonly object[] = []) => {
      await launch(
        [command, '-s', 'northwind'],
        { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants, TRUNKLINE_CCAIP_TOKEN: 'of ccaip' },
        resources,
      );
      const [ran = '', looked = ''] = ['ran', 'looked'].map((name) =>
        existsSync(join(home, name)) ? readFileSync(join(home, name), 'utf8') : '',
      );
      expect(looked).not.toContain('of ccaip');
      return ran.includes('TRUNKLINE_CCAIP_TOKEN=of ccaip');
    };
    by('api');
    expect(await hasToken('refresh')).toBe(true);
    by('csv');
    expect(await hasToken('refresh')).toBe(false);
    expect(await hasToken('destroy', [users])).toBe(true);
    expect(await hasToken('preview', [users])).toBe(false);
    by(undefined);
    expect(await hasToken('refresh')).toBe(false);
  });

  /** Northwind with its trunk at Telnyx, before its name is known. */
  const atTelnyx = () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    for (const folder of ['northwind', 'templates']) {
      cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
    }
    const file = join(tenants, 'northwind', 'tenant.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    const telnyx = { outbound: { destinations: ['NL'], dailySpendLimit: 50 } };
    document.setIn(['sipTrunk', 'provider'], 'telnyx');
    document.setIn(['sipTrunk', 'telnyx'], document.createNode(telnyx));
    document.deleteIn(['sipTrunk', 'fqdn']);
    document.deleteIn(['sipDomain', 'name']);
    // Where its other SBC lies.
    document.setIn(['tenant', 'otherDomains'], ['voice.northwind.example']);
    const { sbcs } = document.toJS() as { sbcs: Record<string, { derived?: boolean }> };
    const own = Object.keys(sbcs).find((key) => sbcs[key]?.derived !== true);
    document.deleteIn(['sbcs', own, 'fqdn']);
    writeFileSync(file, document.toString());
    return { tenants, file };
  };

  it("gets a SIP provider's key where the tenant's file names that provider, or a destroy finds its trunk in the state, and nowhere else", async () => {
    const { tenants, file } = atTelnyx();
    const trunk = { type: 'telnyx:index:Connection', outputs: { fqdn: 'a1b2c3.mstsbc.telnyx.tech' } };
    const keys = { TRUNKLINE_TELNYX_API_KEY: 'key of telnyx', TRUNKLINE_OTHER_API_KEY: 'key of another' };
    const hasKey = async (command: string, resources: readonly object[] = []) => {
      const env = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants, ...keys };
      await launch([command, '-s', 'northwind'], env, resources);
      const [ran = '', looked = ''] = ['ran', 'looked'].map((name) =>
        existsSync(join(home, name)) ? readFileSync(join(home, name), 'utf8') : '',
      );
      expect(looked).not.toContain('key of');
      expect(ran).not.toContain('key of another');
      return ran.includes('TRUNKLINE_TELNYX_API_KEY=key of telnyx');
    };
    expect(await hasKey('preview')).toBe(true);
    cpSync(join(root, 'stacks', 'northwind', 'tenant.yaml'), file);
    expect(await hasKey('preview', [trunk])).toBe(false);
    expect(await hasKey('destroy', [trunk])).toBe(true);
  });

  it('is followed, after the up that made a trunk, by its name in the tenant file and not by calls that nothing could carry yet', async () => {
    const { tenants, file } = atTelnyx();
    const env = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants };
    const { stdout, stderr, exitCode } = await launch(['up', '--yes', '-s', 'northwind'], env);
    expect(`${exitCode}${stderr}`).toBe('0');
    expect(stdout).toContain('Telnyx has made the SIP trunk: a1b2c3.mstsbc.telnyx.tech is the SIP domain and the SBC.');
    expect(readFileSync(file, 'utf8').match(/a1b2c3\.mstsbc\.telnyx\.tech/g)).toHaveLength(2);
  });

  it('leaves no more of the history behind than the tenant file allows', async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    const id = '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c';
    const folder = join(tenants, 'journal', id);
    mkdirSync(join(tenants, 'contoso'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(tenants, 'contoso', 'tenant.yaml'),
      `tenant: { id: ${id}, domain: contoso.com }\nhistory: { keepDays: 30 }\n`,
    );
    writeFileSync(join(folder, 'changes.2026-01-01T000000000Z.run-1.jsonl'), '{}\n');
    writeFileSync(join(folder, 'changes.jsonl'), '{}\n');
    const env = { TRUNKLINE_TENANTS: tenants, TRUNKLINE_JOURNAL: join(tenants, 'journal') };
    await launch(['refresh', '-s', 'contoso'], { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', ...env });
    expect(readdirSync(folder)).toEqual(['changes.jsonl']);
  });

  it('is not asked to destroy while the journal knows of what the state does not', async () => {
    const folder = join(home, 'journal');
    mkdirSync(folder);
    const [tenantId, id] = ['7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f', 'p1'];
    const line = {
      ...{ time: '2026-11-28T22:00:00Z', tenant: tenantId, kind: 'PhoneNumbers', run: 'killed', step: 'sent' },
      ...{ user: 'id-ada', upn: 'ada@contoso.com', from: null, to: '+1' },
    };
    writeFileSync(join(folder, `trunkline.contoso.PhoneNumbers.${id}.jsonl`), `${JSON.stringify(line)}\n`);
    const urn = 'urn:pulumi:contoso::trunkline::pulumi:providers:msteams::msteams';
    const provider = { type: 'pulumi:providers:msteams', urn, id, inputs: { tenantId } };
    const env = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's', TRUNKLINE_JOURNAL: folder };
    const refused = await launch(['destroy', '-s', 'contoso'], env, [provider]);
    expect(refused.stderr).toContain('ada@contoso.com (+1)');
    expect(refused.calls).toEqual(['stack export -s contoso --non-interactive']);
    const unasked = await launch(['destroy', '--take-back', '-s', 'contoso'], env, [provider]);
    expect(unasked.stderr).toContain('it takes numbers and policies from their users before the CLI asks.');
    expect(unasked.calls.every((line) => line.startsWith('stack export'))).toBe(true);
    const external = { ...line, kind: 'ExternalUsers', user: 'ada@contoso.com', to: '+1@sip.example ada@contoso.com' };
    writeFileSync(join(folder, 'trunkline.contoso.ExternalUsers.c1.jsonl'), `${JSON.stringify(external)}\n`);
    const type = 'pulumi:providers:ccaip';
    const ccaip = { type, urn: `urn:pulumi:contoso::trunkline::${type}::ccaip`, id: 'c1', inputs: { tenantId } };
    const uncleared = await launch(['destroy', '-s', 'contoso'], env, [ccaip]);
    expect(uncleared.stderr).toContain(
      "external users of CCAIP: a run that was killed set these, and the state doesn't know them: ada@contoso.com (+1@sip.example ada@contoso.com).",
    );
    expect(uncleared.calls.every((one) => one.startsWith('stack export'))).toBe(true);
    const nothingLeft = await launch(['destroy', '--take-back', '-s', 'contoso'], env, []);
    expect(nothingLeft.calls.at(-1)).toBe('destroy -s contoso');
  });
});
