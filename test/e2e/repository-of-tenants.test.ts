import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pulumiFolder, root } from '../../scripts/setup/places.mjs';

let place = '';
let tenants = '';
/** Of stacks/fabrikam. */
const tenantId = '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b815';

/** `npm run pulumi -- <args>` on the tenants of another repository, with the real CLI and a state of its own. */
const pulumi = async (line: string, env: Record<string, string> = {}) => {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(root, 'scripts/pulumi.ts'), ...line.split(' ')],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: place,
        XDG_CACHE_HOME: join(place, 'cache'),
        PULUMI_HOME: join(place, 'pulumi'),
        PULUMI_BACKEND_URL: `file://${join(place, 'state')}`,
        PULUMI_CONFIG_PASSPHRASE: 'hush',
        PULUMI_SKIP_UPDATE_CHECK: 'true',
        TRUNKLINE_PWSH: process.execPath,
        TRUNKLINE_TENANTS: tenants,
        ...env,
      },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    },
  );
  return { exitCode, stdout, text: `${stdout}${stderr}` };
};

/** A folder that is right but for one value, so that a run of the program ends before it contacts anybody. */
const writeTenant = (name: string) => {
  cpSync(join(root, 'stacks', 'fabrikam'), join(tenants, name), { recursive: true });
  const file = join(tenants, name, 'tenant.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/multicastLimit: \d+/, 'multicastLimit: 300'));
};

/** Every file below a folder with its content's hash. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    })
    .sort();

const stackFile = (tenant: string, folder = tenant) => join(tenants, folder, `Pulumi.${tenant}.yaml`);

beforeAll(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'tenants-')));
  tenants = join(place, 'customers');
  mkdirSync(join(place, 'state'));
  mkdirSync(join(place, 'pulumi'));
  cpSync(join(root, 'stacks', 'templates'), join(tenants, 'templates'), { recursive: true });
  const versions = dirname(dirname(pulumiFolder(process.env)));
  symlinkSync(versions, join(place, 'pulumi', 'versions'), 'dir');
  writeTenant('contoso');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('a repository of tenants beside this one, with the real CLI', () => {
  const checkout = () => filesOf(join(root, 'stacks'));
  let before: string[] = [];
  beforeAll(() => {
    before = checkout();
  });

  it("has each stack's file with its tenant: stack init writes it there, once", async () => {
    expect((await pulumi('preview -s contoso')).text).toBe(
      `command line: -s: there is no stack "contoso" yet.
  A stack begins once, and ${stackFile('contoso')} then says how its secrets are opened.
  Fix: npm run pulumi -- stack init contoso, with --secrets-provider if a key vault is to guard its secrets.`,
    );
    expect((await pulumi('stack init contoso')).exitCode).toBe(0);
    expect(readFileSync(stackFile('contoso'), 'utf8')).toMatch(/^encryptionsalt: v1:/);
    const again = await pulumi('stack init contoso');
    expect(again.text).toContain("stack 'organization/trunkline/contoso' already exists");
    expect(checkout()).toEqual(before);
  });

  it('keeps config there too, and what is selected is the stack', async () => {
    const salt = readFileSync(stackFile('contoso'), 'utf8').trim();
    expect((await pulumi('config set --secret trunkline:note hidden -s contoso')).text).toBe('');
    expect(readFileSync(stackFile('contoso'), 'utf8')).toContain(salt);
    expect((await pulumi('stack output')).text).toMatch(/^command line: -s: no stack is named\.\n/);
    expect((await pulumi('stack select contoso')).exitCode).toBe(0);
    expect((await pulumi('config get trunkline:note')).stdout).toBe('hidden');
    expect((await pulumi('stack output -s contoso')).exitCode).toBe(0);
    expect((await pulumi('cancel --yes -s contoso')).exitCode).toBe(0);
    expect(checkout()).toEqual(before);
  });

  it('changes no file by a preview nor by an up, here or there', async () => {
    const customers = filesOf(tenants);
    for (const command of ['preview -s contoso', 'up --yes --stack organization/trunkline/contoso']) {
      const { exitCode, text } = await pulumi(command);
      expect(text).toMatch(/contoso\/tenant\.yaml:\d+: ucaas\.multicastLimit: 300 is more than 100\./);
      expect(exitCode).not.toBe(0);
    }
    expect(filesOf(tenants)).toEqual(customers);
    expect(checkout()).toEqual(before);
  });

  it('gets no new salt for a stack whose file is lost, but the line that was in it', async () => {
    const kept = readFileSync(stackFile('contoso'), 'utf8');
    const [salt = ''] = /encryptionsalt: \S+/.exec(kept) ?? [];
    rmSync(stackFile('contoso'));
    for (const command of ['preview', 'up --yes', 'config']) {
      expect((await pulumi(`${command} -s contoso`)).text).toBe(
        `${stackFile('contoso')}: doesn't say how the stack's secrets are opened, though the stack is there.
  It belongs in git, beside tenant.yaml. No new salt or key is made for a stack that has one.
  Fix: restore it from git, or write it: ${salt}`,
      );
    }
    expect(existsSync(stackFile('contoso'))).toBe(false);
    writeFileSync(stackFile('contoso'), kept);
  });

  it('is told of a file that still lies where it was, with the command that moves it', async () => {
    const stray = join(tenants, 'Pulumi.contoso.yaml');
    renameSync(stackFile('contoso'), stray);
    const { text, exitCode } = await pulumi('up --yes -s contoso');
    expect(text).toBe(`${stray}: the engine's file of a stack doesn't lie here any more.
  It lies with its tenant: ${stackFile('contoso')}.
  Fix: mv ${stray} ${stackFile('contoso')}`);
    expect(exitCode).toBe(1);
    const [, command = ''] = /Fix: (.*)$/m.exec(text) ?? [];
    await execa('sh', ['-c', command]);
    expect((await pulumi('config get trunkline:note -s contoso')).stdout).toBe('hidden');
  });

  it('lets a stack follow its folder to another name', async () => {
    renameSync(join(tenants, 'contoso'), join(tenants, 'acme'));
    const { text } = await pulumi('preview -s acme');
    expect(text).toContain(`Fix: npm run pulumi -- stack rename acme -s contoso; if acme is another tenant:`);
    expect((await pulumi('stack init acme')).text).toContain('stack rename acme -s contoso');
    expect((await pulumi('stack rename acme -s contoso')).exitCode).toBe(0);
    expect(readdirSync(join(tenants, 'acme'))).toContain('Pulumi.acme.yaml');
    expect(readdirSync(join(tenants, 'acme'))).not.toContain('Pulumi.contoso.yaml');
    expect((await pulumi('config get trunkline:note -s acme')).stdout).toBe('hidden');
  });

  it('begins no second stack for a tenant: neither another folder nor a stack without one may have it', async () => {
    writeTenant('copy');
    expect((await pulumi('stack init copy')).text).toBe(
      `${tenants}/copy/tenant.yaml: tenant.id: "${tenantId}" is the tenant of folder "acme" too.
  A tenant has one folder and one stack: two would take its numbers from each other.
  Fix: correct the id, or remove one of the two folders.`,
    );
    const state = join(place, 'state.json');
    const { stdout } = await pulumi('stack export -s acme');
    const { version, deployment } = JSON.parse(stdout);
    const resource = {
      urn: 'urn:pulumi:acme::trunkline::pulumi:providers:msteams::msteams',
      type: 'pulumi:providers:msteams',
      custom: true,
      id: '0a',
      inputs: { tenantId },
      outputs: { tenantId },
    };
    writeFileSync(state, JSON.stringify({ version, deployment: { ...deployment, resources: [resource] } }));
    expect((await pulumi(`stack import --file ${state} -s acme`)).text).toContain('Import complete');
    rmSync(join(tenants, 'acme'), { recursive: true });
    expect((await pulumi('stack init copy')).text).toBe(
      `${tenants}/copy/tenant.yaml: tenant.id: "${tenantId}" is the tenant of stack "acme", whose folder is gone.
  A folder that gets another name is another stack: without its state all that it made would count as made by somebody else.
  Fix: npm run pulumi -- stack rename copy -s acme; if that tenant is given up, destroy that stack first.`,
    );
    expect((await pulumi('stack rename copy -s acme')).exitCode).toBe(0);
  });

  it('knows its folders: no stack for a name without one, and no folder made by the engine', async () => {
    const { text, exitCode } = await pulumi('stack init copi');
    expect(text).toMatch(/copi\/tenant\.yaml: There is no such file\.\n.*Known tenants: copy\.\n {2}Fix: write "copy"/);
    expect(exitCode).toBe(1);
    expect(existsSync(join(tenants, 'copi'))).toBe(false);
  });
});
