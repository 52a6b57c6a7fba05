import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { factsOf } from '../../routing/prove/facts.ts';
import { prove } from '../../routing/prove/prove.ts';
import { summaryRow } from '../../routing/summary.ts';
import { countryStart } from '../../scripts/new/country-start.ts';
import { firstSecret, tenantFiles } from '../../scripts/new/tenant-files.ts';
import { loadTenant } from '../../tenant/load.ts';
import { loadCalls } from '../../tenant/load-calls.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
let tenants = '';
beforeEach(() => {
  tenants = mkdtempSync(join(tmpdir(), 'new-'));
});
afterEach(() => rmSync(tenants, { recursive: true, force: true }));

const flags = {
  '--country': 'NL',
  '--tenant-id': '7C2F0B0E-6D1C-4C57-9A53-1F7D0F1A2B3C',
  '--domain': 'contoso.com',
  '--sip-domain': '4f9a1.teams.carrier.example',
  '--inbound-domain': 'ujet.sip.carrier.example',
  '--portal': 'https://contoso.uc1.ccaiplatform.example',
  '--site': "Den Haag: 's-Gravenhage",
  '--calling-policy': 'CC agents',
  '--user': 'ada@contoso.com',
  '--number': '+31205552101',
};

const telnyx = {
  '--trunk': 'telnyx',
  '--sip-domain': undefined,
  '--inbound-domain': undefined,
  '--subdomain': 'contoso-ujet',
  '--receive-from': 'ownConnections',
  '--daily-spend-limit': '50',
  '--licence': 'SPE_E5',
};

const run = async (name: string, changed: Readonly<Record<`--${string}`, string | undefined>> = {}) => {
  const args = Object.entries({ ...flags, ...changed }).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag, value],
  );
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(checkout, 'scripts/new.ts'), name, ...args],
    { reject: false, stdin: 'ignore', env: { TRUNKLINE_TENANTS: tenants, NO_COLOR: '1' } },
  );
  return { exitCode, stdout, stderr };
};

/** The tenant that `npm run new` makes for a country, read as every command reads it. */
const startOf = (country: string, number: string) => {
  const start = countryStart(country);
  if (start === undefined) throw new Error(country);
  const answers = {
    country,
    tenantId: flags['--tenant-id'],
    domain: 'contoso.com',
    sipDomain: flags['--sip-domain'],
    inboundDomain: flags['--inbound-domain'],
    portal: flags['--portal'],
    site: flags['--site'],
    callingPolicy: 'CC agents',
    user: 'ada@contoso.com',
    number,
  };
  mkdirSync(join(tenants, country));
  for (const [file, text] of Object.entries(tenantFiles(answers, start, { today: '2026-11-29', schema: '..' }))) {
    writeFileSync(join(tenants, country, file), text);
  }
  const { tenant, problems } = loadTenant({ root: tenants, name: country, today: '2026-11-29' });
  expect(problems).toEqual([]);
  return tenant ?? expect.unreachable();
};

describe('npm run new', () => {
  it('writes a folder for a real tenant: protected, without anything of the lab', async () => {
    const { stderr, exitCode, stdout } = await run('contoso');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/contoso: tenant\.yaml, users\.csv, calls\.yaml\n/);
    expect(readdirSync(tenants)).toEqual(['contoso']);
    expect(readdirSync(join(tenants, 'contoso')).toSorted()).toEqual(['calls.yaml', 'tenant.yaml', 'users.csv']);
    const { tenant } = loadTenant({ root: tenants, name: 'contoso', today: new Date().toISOString().slice(0, 10) });
    expect(tenant).toMatchObject({
      protect: true,
      id: flags['--tenant-id'].toLowerCase(),
      exceptions: {},
      approvals: {},
    });
    expect(tenant?.users.map(({ site, callingPolicy }) => [site, callingPolicy])).toEqual([
      [flags['--site'], 'CC agents'],
    ]);
    for (const file of readdirSync(join(tenants, 'contoso'))) {
      expect(readFileSync(join(tenants, 'contoso', file), 'utf8')).not.toMatch(/1ab00000|contoso\.example|TODO/);
    }
  });

  it('writes a tenant whose trunk up makes, without the names that nobody knows yet', async () => {
    const { stderr, exitCode } = await run('contoso', telnyx);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const { tenant } = loadTenant({ root: tenants, name: 'contoso', today: new Date().toISOString().slice(0, 10) });
    expect(tenant?.sipTrunk).toMatchObject({
      provider: 'telnyx',
      inboundDomain: 'contoso-ujet.sip.telnyx.com',
      telnyx: { receiveFrom: 'ownConnections', outbound: { destinations: ['NL'], dailySpendLimit: 50 } },
    });
    expect(tenant?.sipDomain.activation).toEqual({ user: 'activate@not-known-yet.invalid', licence: 'SPE_E5' });
    expect(tenant?.sbcs.map(({ fqdn }) => fqdn)).toEqual(['not-known-yet.invalid']);
    expect(readFileSync(join(tenants, 'contoso', 'tenant.yaml'), 'utf8')).not.toMatch(/not-known-yet|fqdn|name: 4f/);
    const show = [join(checkout, 'scripts/show.ts'), 'contoso'];
    const { stdout } = await execa(process.execPath, show, { env: { TRUNKLINE_TENANTS: tenants, NO_COLOR: '1' } });
    expect(stdout).toContain(
      '# Not known yet: sipDomain.name, sbcs.main.fqdn. Telnyx makes the name; the first up writes it.',
    );
  });

  it('takes for a trunk what is that trunk’s, and says what is another’s or wrong', async () => {
    const { stderr, exitCode } = await run('contoso', {
      ...telnyx,
      '--sip-domain': '4f9a1.teams.carrier.example',
      '--receive-from': 'everyone',
      '--daily-spend-limit': '$50',
      '--licence': undefined,
    });
    expect(exitCode).toBe(1);
    expect(
      stderr,
    ).toContain(`npm run new: --sip-domain: "4f9a1.teams.carrier.example" is for --trunk byo, and the trunk is telnyx.
  With --trunk telnyx: --subdomain, --receive-from, --daily-spend-limit, --licence.
  Fix: leave --sip-domain out, or write --trunk byo.`);
    expect(stderr).toContain('--receive-from: "everyone" isn\'t one of the choices.');
    expect(stderr).toContain('--daily-spend-limit: "$50" isn\'t none or an amount.');
    expect(stderr).toContain('--licence: is missing: Licence');
    expect((await run('contoso', { '--subdomain': 'contoso-ujet' })).stderr).toContain(
      'npm run new: --subdomain: "contoso-ujet" is for --trunk telnyx, and the trunk is byo.',
    );
    expect(readdirSync(tenants)).toEqual([]);
  });

  it('tells all that is missing or wrong at once, and writes nothing', async () => {
    const { stderr, exitCode, stdout } = await run('lab', {
      '--country': 'UK',
      '--tenant-id': undefined,
      '--portal': 'contoso.uc1.ccaiplatform.example',
      '--number': '0205552101',
      '--user': undefined,
    });
    expect(stdout).toBe('');
    const paths = stderr.split('\n').flatMap((line) => /^npm run new: (--[a-z-]+|"lab")/.exec(line)?.[1] ?? []);
    expect(paths).toEqual(['"lab"', '--country', '--tenant-id', '--portal', '--user', '--number']);
    expect(stderr).toContain('Fix: write GB.');
    expect(stderr).toContain('Fix: write https://contoso.uc1.ccaiplatform.example.');
    expect(exitCode).toBe(1);
    expect(readdirSync(tenants)).toEqual([]);
  });

  it.each(['../contoso', 'a b', '-x.', 'templates', ''])('makes no folder %j', async (name) => {
    const { exitCode } = await run(name);
    expect(exitCode).not.toBe(0);
    expect(readdirSync(tenants)).toEqual([]);
  });

  it('touches nothing that is there, and gives no tenant a second folder', async () => {
    mkdirSync(join(tenants, 'contoso'));
    expect((await run('contoso')).stderr).toMatch(/contoso: is there already\.\n {2}Fix: /);
    expect(readdirSync(join(tenants, 'contoso'))).toEqual([]);
    await run('acme');
    expect((await run('other')).stderr).toMatch(/--tenant-id: ".*" is the tenant of folder acme already\./);
    const lab = await run('third', { '--tenant-id': '1ab00000-0000-4000-8000-00000000c0de' });
    expect(lab.stderr).toContain("is the lab's tenant");
    expect(readdirSync(tenants).toSorted()).toEqual(['acme', 'contoso']);
  });

  it('finds what only the files together tell, before it writes', async () => {
    const { stderr, exitCode } = await run('contoso', { '--user': 'ada@4f9a1.teams.carrier.example' });
    expect(stderr).toMatch(/contoso\/users\.csv:2: upn: "ada@4f9a1\.teams\.carrier\.example" is in the SIP domain/);
    expect(exitCode).toBe(1);
    expect(readdirSync(tenants)).toEqual([]);
  });
});

describe('the start of a country', () => {
  const home = [
    ['NL', '+31205552101', '0612345678', '+31612345678'],
    ['GB', '+442079460123', '02079460123', '+442079460123'],
    ['DE', '+493012345678', '03012345678', '+493012345678'],
    ['US', '+12025550123', '2025550123', '+12025550123'],
    ['IT', '+390612345678', '0612345678', '+390612345678'],
    ['DK', '+4532123456', '32123456', '+4532123456'],
    ['AU', '+61212345678', '0212345678', '+61212345678'],
    ['CA', '+14165550123', '4165550123', '+14165550123'],
    ['GG', '+441481960194', '01481960194', '+441481960194'],
    ['JM', '+18765230123', '18765230123', '+18765230123'],
    ['KZ', '+77172123456', '87172123456', '+77172123456'],
    ['NZ', '+6432345678', '032345678', '+6432345678'],
  ] as const;

  it.each(home)('%s lints clean, and its expected calls hold', (country, number) => {
    const tenant = startOf(country, number);
    const { findings, unproved } = prove(factsOf(tenant));
    expect(unproved).toEqual([]);
    expect(findings).toEqual([]);
    const voice = compileConfig(fromTenant(tenant));
    const { calls, problems } = loadCalls(tenants, country);
    expect(problems).toEqual([]);
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.flatMap((call) => checkCall(voice, call).failures)).toEqual([]);
  });

  /** What the plan makes of a dialled number, and where the call goes. */
  const reached = (country: string, number: string, dialled: string) => {
    const voice = compileConfig(fromTenant(startOf(country, number)));
    const [user] = voice.users.values();
    return user && summaryRow(explainDialled(voice, user, dialled)).slice(1, 3);
  };

  it.each(home)(
    '%s, number %s: %s reaches %s by the national route, or a colleague',
    (country, number, dialled, as) => {
      expect(reached(country, number, dialled)).toEqual([as, as === number ? 'internal' : `${country} national`]);
    },
  );

  it.each([
    ['NL', '+31205552101', '0900123456', 'premium'],
    ['US', '+12025550123', '18765230123', 'abroad, by the calling code of home'],
    ['US', '+12025550123', '9002345678', 'premium'],
    ['US', '+12025550123', '4165550123', 'abroad, by the calling code of home'],
    ['CA', '+14165550123', '2025550123', 'abroad, by the calling code of home'],
    ['KZ', '+77172123456', '84951234567', 'abroad, by the calling code of home'],
    ['GB', '+442079460123', '01481960194', 'abroad, by the calling code of home'],
    ['NL', '+31205552101', '0044207946012', 'abroad'],
  ])('%s, number %s: an agent does not reach %s (%s)', (country, number, dialled) => {
    expect(reached(country, number, dialled)?.[1]).toBe('dropped');
  });
});

describe('the first secret', () => {
  it.each([
    ['2026-11-29', '2026-11', '2028-10-31'],
    ['2026-01-01', '2026-01', '2027-12-31'],
    ['2026-03-31', '2026-03', '2028-02-29'],
  ])('made on %s is %s and ends on %s', (today, name, expires) => {
    expect(firstSecret(today)).toEqual({ name, expires });
  });
});
