import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Document } from 'yaml';
import { labSetupEnvironment } from '../../lab/environment.ts';
import { labTelnyxKey } from '../../lab/telnyx/credential.ts';
import { driftSchema } from '../../scripts/drift/output-schema.ts';
import type { Run } from '../../scripts/lab/session.ts';
import { allowDestroy } from '../../scripts/pulumi/allow-destroy.ts';
import { withPolicyPack } from '../../scripts/pulumi/policy-pack.ts';
import { tellWaiting } from '../../scripts/pulumi/tell-waiting.ts';
import { writeTrunkName } from '../../scripts/pulumi/write-trunk-name.ts';
import { admin, link } from '../lab/ccaip/a-connected-app.ts';
import { changeAtTelnyx, drift } from './changed-at-telnyx.ts';
import { killUp } from './kill-up.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let running: ChildProcess | undefined;

const host = 'contoso-ujet.sip.telnyx.com';
const order = (name: string) => ['sipTrunk', 'telnyx', 'orders', name];
const numbers = Array.from({ length: 12 }, (_, at) => `+312055521${String(at + 1).padStart(2, '0')}`);

const approve = (document: Document, monthlyCost: number) =>
  document.setIn(
    ['approvals', 'purchase'],
    document.createNode({ count: 13, monthlyCost, upfrontCost: 13, currency: 'USD', reason: 'the first people' }),
  );

beforeAll(async () => {
  tenant = await openLabTenant();
  await tenant.press('switches', { telnyxTxtSeconds: 0, domainActivationSeconds: 0, licenceSeconds: 0 });
  await tenant.press('telnyx/inventory', { country: 'NL', areaCode: '20', first: '+31205552101', count: 100 });
  tenant.editTenant((document) => {
    document.deleteIn(['sipDomain', 'name']);
    document.deleteIn(['sbcs', 'main', 'fqdn']);
    document.setIn(
      ['sipTrunk'],
      document.createNode({
        provider: 'telnyx',
        codecs: ['PCMA', 'PCMU'],
        telnyx: {
          subdomain: 'contoso-ujet',
          receiveFrom: 'anyone',
          outbound: { destinations: ['NL', 'BE'], dailySpendLimit: 50 },
          orders: { first: { numbers } },
        },
      }),
    );
  });
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await tenant.close();
});

interface Account {
  readonly connections: readonly { readonly id: string; readonly teamsName: string; readonly txt: string | null }[];
  readonly telnyx: {
    readonly profiles: readonly object[];
    readonly connections: readonly object[];
    readonly numbers: readonly { readonly phoneNumber: string; readonly connection: string | null }[];
    readonly orders: readonly { readonly customerReference: string; readonly status: string }[];
  };
}
const account = async (): Promise<Account> => (await tenant.look('telnyx')) as Account;

const said = ({ stdout, stderr }: Run): string => `${stdout}${stderr}`;
const done = (run: Run): string => {
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : said(run)}`).toBe('0');
  return said(run);
};
const refusedPreview = async (): Promise<string> => {
  const run = await tenant.session.run('preview', '--non-interactive');
  expect(`${run.exitCode}${run.exitCode === 0 ? said(run) : ''}`).not.toMatch(/^0/);
  return said(run);
};
const file = () => readFileSync(join(tenant.tenants, 'lab', 'tenant.yaml'), 'utf8');

/** Who rings when an agent of CCAIP transfers a call to the person, or why nobody is called. */
const rings = async (to: string): Promise<string> => {
  const { leg, end } = (await tenant.press('transfers', { to })) as {
    leg?: { teams?: { end: { kind: string; user?: string } } };
    end?: { why?: string };
  };
  return leg?.teams === undefined ? `${end?.why}` : `${leg.teams.end.kind} ${leg.teams.end.user ?? ''}`;
};

/** What `up` hands over is entered into CCAIP's UCaaS settings by a person, who presses Link and signs in with Microsoft. */
const handOver = async (): Promise<string[]> => {
  const run = await tenant.session.run('stack', 'output', 'ucaas', '--json', '--show-secrets');
  const { connectedAppId: appId, connectedAppSecret: secret } = JSON.parse(run.stdout) as Record<string, string>;
  return (await link(tenant.session, { appId: appId ?? '', secret: secret ?? '' }, admin)).banners('status');
};

/** What the launcher does behind an `up` that went well. */
const behindUp = async (env: Record<string, string> = {}) => {
  const { pulumi, project, session } = { ...tenant.session, session: tenant.session };
  const lines: string[] = [];
  const { CI: _, ...own } = session.env;
  const ran = { args: ['up', '--yes'], env: { ...own, ...env }, cwd: project([]), exitCode: 0 };
  const named = await writeTrunkName(pulumi, ran, { say: (line) => lines.push(line) });
  return { ...named, said: lines.join('\n') };
};

/** An `up` that is killed, with its plugins, while it waits for the answer to that request, which was carried out. */
const killBehind = async (request: string): Promise<void> => {
  const cancelled = await killUp(tenant, {
    request,
    kind: 'holdReply',
    env: labSetupEnvironment(),
    started: (up) => {
      running = up;
    },
  });
  done(cancelled);
};

describe('a SIP trunk at Telnyx, from an empty account', () => {
  it('is refused before anything is made: an order without approval, over the price, and an up without the key', async () => {
    expect(await refusedPreview()).toContain('approvals');
    tenant.editTenant((document) => approve(document, 11.99));
    expect(await refusedPreview()).toMatch(/12(\.00)? USD/);
    tenant.editTenant((document) => approve(document, 13));
    const { pulumi, project, env } = tenant.session;
    const { TRUNKLINE_TELNYX_API_KEY: _, ...without } = env;
    const args = ['up', '--yes', '--skip-preview', '--non-interactive'];
    const up = await execa(pulumi, args, { cwd: project(args), env: without, extendEnv: false, reject: false });
    expect(up.exitCode).not.toBe(0);
    expect(up.stdout).toContain("TRUNKLINE_TELNYX_API_KEY: it isn't set, and the SIP trunk is made at Telnyx");
    expect((await account()).telnyx).toMatchObject({ profiles: [], connections: [], orders: [], numbers: [] });
  });

  it('is made once and bought once, though the reply to the order was lost; Teams gets nothing, and the file gets the name', async () => {
    await tenant.press('faults', { kind: 'lostReply', on: 'POST /telnyx/v2/number_orders', times: 1 });
    const before = file();
    // With the policy pack, as the launcher has it.
    const up = withPolicyPack(['up', '--yes', '--skip-preview', '--non-interactive']);
    const text = done(await tenant.session.run(...up));
    const { connections, telnyx } = await account();
    expect(connections).toHaveLength(1);
    expect(telnyx.profiles).toHaveLength(1);
    expect(telnyx.orders).toMatchObject([{ status: 'success' }]);
    const [{ teamsName } = { teamsName: '' }] = connections;
    expect(text).toContain('as sipDomain.name and sbcs.main.fqdn, then up again: Teams has nothing yet');
    expect(text).not.toContain('not-known-yet');
    expect(text).toContain(`inboundHost: "${host}"`);
    expect(await tenant.numbers()).not.toHaveProperty('ada@contoso.example');

    const printed = await behindUp({ CI: 'true' });
    expect(printed.said).toContain('Put these lines into a pull request:');
    expect(file()).toBe(before);
    const written = await behindUp();
    expect(written).toMatchObject({ isBegun: true, exitCode: 0 });
    expect(written.said).toContain(`Telnyx has made the SIP trunk: ${teamsName} is the SIP domain and the SBC.`);
    expect(written.said).toContain('it goes on to Teams');
    const after = file();
    expect(after.replaceAll(new RegExp(`name: ${teamsName}, |, (name|fqdn): ${teamsName}`, 'g'), '')).toBe(before);
    expect(await behindUp()).toMatchObject({ isBegun: false });
  });

  it('rings after the second up and the handover, though one up was killed in between: domain registered, its record at Telnyx, verified, and the rest of Teams; the third changes nothing', async () => {
    tenant.session.withSetup(true);
    tenant.editTenant((document) => {
      const newUsers = { roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam' };
      document.setIn(['ucaas', 'externalUsers'], document.createNode({ by: 'api', newUsers }));
      document.setIn(['approvals', 'newExternalUsers'], document.createNode({ count: 11, reason: 'all of them' }));
    });
    await killBehind('PATCH /telnyx/v2/fqdn_connections');
    done(await tenant.up());
    tenant.session.withSetup(false);
    const { connections, telnyx } = await account();
    const [connection] = connections;
    expect(connection?.txt).toMatch(/^MS=ms\d+$/);
    expect(telnyx.numbers.filter((one) => one.connection === 'trunkline lab')).toHaveLength(12);
    expect(await tenant.numbers()).toMatchObject({ 'ada@contoso.example': '+31205552101' });
    // Handed over: her mail is used, the platforms are linked, and her presence in Teams says that she can be called.
    expect(await rings('ada@contoso.example')).toBe('not activated');
    await tenant.press('ccaip/activate', { email: 'ada@contoso.example' });
    expect(await rings('ada@contoso.example')).toBe('not linked');
    expect(await handOver()).toEqual([`The platforms are linked. Linked as ${admin}.`]);
    expect(await rings('ada@contoso.example')).toBe('rings ada@contoso.example');
    expect(await tenant.preview()).toEqual([]);
    expect(await behindUp()).toMatchObject({ isBegun: false });
  });

  it('shows what somebody changed at Telnyx by hand as drift, with the calls that change, and nothing where nobody did', async () => {
    const untouched = await drift(tenant);
    expect(untouched.stdout).toMatch(/^lab {3}none {3}as its files say\n/);
    expect(untouched.exitCode).toBe(0);

    const byHand = await changeAtTelnyx(tenant);
    const { stdout, exitCode } = await drift(tenant, ['--json']);
    const [lab] = driftSchema.strict().parse(JSON.parse(stdout)).tenants;
    const told = lab?.differences.flatMap((one) => (one.about === 'trunk' ? [`${one.text} ${one.calls ?? ''}`] : []));
    expect(told).toEqual(byHand.told);
    expect(lab?.calls).toMatch(/can no longer call GB.*can now call BE/);
    expect(exitCode).toBe(7);
    await byHand.putBackNumber();
    done(await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive'));
  });

  it('is not known to be as its file says where Telnyx refuses, or its key is missing', async () => {
    await tenant.press('telnyx/account', { forbidden: ['/outbound_voice_profiles'] });
    const refused = await drift(tenant);
    await tenant.press('telnyx/account', { forbidden: [] });
    expect(refused.stdout).toMatch(/^lab {3}failed {3}not known: 1 part couldn't be read, 3 differences\n/);
    expect(refused.stdout).toContain('not known   the outbound voice profile at the carrier: could not read outbound');
    expect(refused.exitCode).toBe(1);
    const { TRUNKLINE_TELNYX_API_KEY: _, ...without } = tenant.session.env;
    const keyless = await drift(tenant, [], without);
    expect(keyless.stdout).toMatch(/^lab {3}failed {3}not known: 4 parts couldn't be read\n/);
    expect(keyless.stdout).toContain("the numbers at the carrier: TRUNKLINE_TELNYX_API_KEY isn't set.");
    expect(keyless.exitCode).toBe(1);
  });

  it('waits with what the regulator has to see first, and goes on when that is done', async () => {
    await tenant.press('telnyx/inventory', {
      ...{ country: 'NL', areaCode: '85', type: 'national', first: '+31850800100', count: 10, monthlyCost: '1.00' },
      regulated: true,
    });
    tenant.editTenant((document) => {
      document.setIn(order('second'), document.createNode({ country: 'NL', type: 'national', count: 1 }));
    });
    const text = done(await tenant.up());
    expect(text).toContain('order "second" waits since');
    const { pulumi, env, project } = tenant.session;
    expect(await tellWaiting(pulumi, ['up'], { env, cwd: project([]), exitCode: 0 })).toBe(9);
    const [, pending] = (await account()).telnyx.orders;
    await tenant.press('telnyx/orders', { reference: pending?.customerReference, how: 'success' });
    const after = done(await tenant.up());
    expect(after).toContain("is nobody's yet: write it beside its person");
    expect((await account()).telnyx).toMatchObject({
      profiles: [{ whitelisted_destinations: ['BE', 'NL'], daily_spend_limit: '50' }],
    });
    expect(await tellWaiting(pulumi, ['up'], { env, cwd: project([]), exitCode: 0 })).toBe(0);
  });

  it('is never taken away by a word of the file, and a destroy says what it cuts off', async () => {
    const before = file();
    const refusedWith = async (change: (document: Document) => void) => {
      tenant.editTenant(change);
      const text = await refusedPreview();
      tenant.writeFile('tenant.yaml', before);
      return text;
    };
    expect(
      await refusedWith((document) => {
        document.setIn(['sipTrunk'], document.createNode({ inboundDomain: 'ujet.sip.carrier.example' }));
      }),
    ).toContain('sipTrunk.provider: no more "telnyx", and this stack has the trunk at Telnyx');
    expect(
      await refusedWith((document) => {
        document.deleteIn(['sipDomain', 'name']);
        document.deleteIn(['sbcs', 'main', 'fqdn']);
      }),
    ).toMatch(/sipDomain\.name: it is missing, and this stack has \d+ of Teams \(SBC direct-routing-sbc-/);
    expect(
      await refusedWith((document) => {
        document.setIn(['sipDomain', 'name'], 'other.mstsbc.telnyx.tech');
        document.setIn(['sbcs', 'main', 'fqdn'], 'other.mstsbc.telnyx.tech');
      }),
    ).toContain('the tenant file has "other.mstsbc.telnyx.tech"');
    const { pulumi, env, project } = tenant.session;
    const { TRUNKLINE_TELNYX_API_KEY: _, ...without } = env;
    await expect(allowDestroy(pulumi, ['destroy'], without, project([]))).rejects.toThrow(
      "TRUNKLINE_TELNYX_API_KEY: it isn't set, and this stack has a SIP trunk at Telnyx.",
    );
  });

  it('goes by a destroy, which leaves its numbers in the account and the domain in Microsoft 365', async () => {
    const [connection] = (await account()).connections;
    const { pulumi, env, project } = tenant.session;
    const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Whether Telnyx deletes a connection that numbers are on isn't published: where it doesn't, up says what to do.
    await tenant.press('switches', { telnyxConnectionInUse: 'numbersLoseIt' });
    const args = await allowDestroy(pulumi, ['destroy', '--yes', '--non-interactive'], env, project([]));
    expect(warned.mock.calls.join('\n')).toContain(`the connection of ${connection?.teamsName} goes`);
    warned.mockRestore();
    done(await tenant.session.run(...args));
    const { telnyx } = await account();
    expect(telnyx).toMatchObject({ connections: [], profiles: [] });
    expect(telnyx.numbers).toHaveLength(13);
    const { value } = (await tenant.graph('GET', '/v1.0/domains')) as { value: { id: string }[] };
    expect(value.map(({ id }) => id)).toContain(connection?.teamsName);
  });

  it('leaves the key in no state, journal or history', () => {
    const kept = [join(tenant.session.dir, 'state'), tenant.session.env.TRUNKLINE_JOURNAL ?? ''].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((name) => statSync(name).isFile()),
    );
    expect(kept.length).toBeGreaterThan(2);
    for (const name of kept) expect(readFileSync(name, 'utf8')).not.toContain(labTelnyxKey);
  });
});
