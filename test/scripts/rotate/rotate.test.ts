import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTick } from '../../../pages/handover/ticks.ts';
import { pulumiVersion } from '../../../scripts/setup/versions.mjs';
import { dayOf } from '../../../tenant/day.ts';
import { bareEnvironment } from '../../bare-environment.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const tenantId = '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c';
const today = dayOf(new Date());
/** This month, and the same a year ago. */
const [month, old] = [today.slice(0, 7), `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`];
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
let folder = '';

/** A tenant whose linked secret ends in a month, with comments to keep. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotate-'));
  cpSync(join(checkout, 'stacks/lab'), join(folder, 'stacks/contoso'), { recursive: true });
  rmSync(join(folder, 'stacks/contoso/Pulumi.lab.yaml'));
  writeFileSync(join(folder, 'stacks/contoso/Pulumi.contoso.yaml'), 'encryptionsalt: v1:x\n');
  edit((text) =>
    text
      .replace(/id: 1ab00000-[0-9a-f-]*/, `id: ${tenantId}`)
      .replace(/^app:[\s\S]*?(?=^ucaas:)/m, `${app}\n`)
      .replace('ucaas: {', `ucaas: { linked: { secret: ${old}, by: x, on: ${old}-20 },`),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const app = `app:
  redirectDomain: https://contoso.uc1.ccaiplatform.example
  secrets: # one a generation
    - { name: ${old}, expires: ${soon} }   # the first
`;
const file = () => join(folder, 'stacks/contoso/tenant.yaml');
const read = () => readFileSync(file(), 'utf8');
const edit = (change: (text: string) => string) => writeFileSync(file(), change(read()));
const journal = () => join(folder, 'journal');

/** The CLI as far as it is asked: it prints the state, or says why not. */
const withState = (resources: readonly object[] | undefined) => {
  const bin = join(folder, 'pulumi', 'versions', pulumiVersion, 'bin');
  mkdirSync(bin, { recursive: true });
  const said =
    resources === undefined
      ? 'echo "error: no such bucket" >&2; exit 255'
      : `cat <<'STATE'\n${JSON.stringify({ deployment: { resources } })}\nSTATE`;
  writeFileSync(join(bin, 'pulumi'), `#!/bin/sh\n${said}\n`);
  chmodSync(join(bin, 'pulumi'), 0o755);
};
const secret = (displayName: string, protect: boolean) => ({
  type: 'azuread:index/applicationPassword:ApplicationPassword',
  protect,
  outputs: { displayName, value: 'only-in-a-test' },
});

const rotate = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(checkout, 'scripts/rotate.ts'), 'contoso', ...args],
    {
      reject: false,
      extendEnv: false,
      env: {
        ...bareEnvironment,
        HOME: folder,
        NO_COLOR: '1',
        TRUNKLINE_TENANTS: join(folder, 'stacks'),
        TRUNKLINE_JOURNAL: journal(),
        PULUMI_HOME: join(folder, 'pulumi'),
        PULUMI_BACKEND_URL: `file://${folder}`,
        XDG_CACHE_HOME: join(folder, 'cache'),
      },
    },
  );
  return { exitCode, stdout, stderr };
};

describe('npm run rotate', () => {
  it('adds the next generation beside the one in use, shows the change and the way on', async () => {
    const before = read();
    const { exitCode, stdout, stderr } = await rotate();
    expect([exitCode, stderr]).toEqual([0, '']);
    const [, line] = /^\+( {4}- .*)$/m.exec(stdout) ?? [];
    expect(line).toMatch(new RegExp(`^ {4}- \\{ name: ${month}, expires: \\d{4}-\\d\\d-\\d\\d \\}$`));
    expect(read()).toBe(before.replace('# the first\n', `# the first\n${line}\n`));
    expect(stdout).toContain(`generation "${month}" is added`);
    expect(stdout).toContain(`CCAIP goes on with "${old}"`);
    expect(stdout).toMatch(
      /npm run pulumi -- up -s contoso[\s\S]*npm run handover -- contoso[\s\S]*rotate -- contoso --retire/,
    );
    const again = await rotate();
    expect([again.exitCode, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain(`"${month}" is there already, and CCAIP is still linked with "${old}".`);
  });

  it('ends when a person says, prints the lines alone where asked, and refuses what no file may say', async () => {
    const before = read();
    const { stdout } = await rotate('--print', '--expires', soon);
    expect(stdout).toMatch(/is not written\. By these lines generation .* is added/);
    expect(stdout).toContain(`+    - { name: ${month}, expires: ${soon} }`);
    const refused = await rotate('--expires', '2099-01-01');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('"2099-01-01" is more than 24 months after');
    expect(read()).toBe(before);
  });

  describe('--retire', () => {
    let linked = '';
    beforeEach(() => {
      edit((text) =>
        text
          .replace('# the first\n', `# the first\n    - { name: ${month}, expires: ${soon} }\n`)
          .replace(`{ secret: ${old}, by`, `{ secret: ${month}, by`),
      );
      linked = read();
    });

    it('refuses what the state and the ticks speak against, all at once, and what nobody can tell', async () => {
      withState(undefined);
      const untold = await rotate('--retire');
      expect(untold.stderr).toContain(
        `whether an up has made and protected "${month}" can't be told: error: no such bucket`,
      );
      withState([secret(old, true), secret(month, false)]);
      const early = await rotate('--retire');
      expect([untold.exitCode, early.exitCode]).toEqual([1, 1]);
      expect(early.stderr).toMatch(/no up since ucaas\.linked names[\s\S]*nobody has ticked the test call/);
      expect(read()).toBe(linked);
    });

    it('drops the old one when all is well', async () => {
      withState([secret(old, false), secret(month, true)]);
      writeTick({ folder: journal(), tenantId, generation: month }, 'test-call', new Date('2026-11-22T10:00:00Z'));
      const { exitCode, stdout, stderr } = await rotate('--retire');
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(read()).toBe(linked.replace(new RegExp(` {4}- \\{ name: ${old}.*\\n`), ''));
      expect(stdout).toContain(`generation "${old}" is dropped`);
      expect(stdout).toContain(`removes "${old}" from Entra`);
      expect(stdout).not.toContain('only-in-a-test');
    });
  });
});
