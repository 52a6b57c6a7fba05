import { execa } from 'execa';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkingAccounts } from '../../lab/ccaip/seed.ts';
import { labTenantId } from '../../lab/identity.ts';
import { automationRoles } from '../../lab/seed/identities.ts';
import { readTicks } from '../../pages/handover/ticks.ts';
import { labJournal } from '../../scripts/lab/place.ts';
import { root } from '../../scripts/setup/places.mjs';
import { verifySchema } from '../../scripts/verify/output-schema.ts';
import { type LabTenant, openLabTenant } from '../e2e/lab-tenant.ts';
import { takePictures } from './artefacts.ts';
import { type HandoverProcess, startHandover } from './handover-process.ts';
import { banner, consent, openUcaas, signIn } from './link.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';
import { filesWith, type Watch, watchProcesses } from './traces.ts';

const admin = `${linkingAccounts.administrator}@contoso.example`;
const member = `${linkingAccounts.member}@contoso.example`;

const first = { name: '2026-11', expires: '2028-10-31' };
/** The last day of the second secret, which is named after the month of the test. */
const nextEnd = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

describeInBrowser('from the secret that up made to a linked platform, by hand', () => {
  let tenant: LabTenant;
  let context: BrowserContext;
  let close: () => Promise<void>;
  let running: HandoverProcess | undefined;
  let handover: Page;
  let portal: Page;
  let printed = '';
  let secret = '';
  let watch: Watch | undefined;

  beforeAll(async () => {
    [tenant, { context, close }] = await Promise.all([openLabTenant(), openBrowser()]);
    await up();
    portal = await context.newPage();
  });
  afterAll(async () => {
    running?.kill();
    watch?.ended();
    await close?.();
    await tenant?.close();
  });

  const up = async () => {
    const { exitCode, stdout, stderr } = await tenant.up();
    printed += stdout + stderr;
    expect(exitCode, stdout + stderr).toBe(0);
  };
  /** One of our commands, as a person types it; what it said. */
  const command = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await execa(process.execPath, args, {
      cwd: root,
      env: tenant.session.env,
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
    printed += stdout + stderr;
    return { exitCode, stdout, stderr };
  };
  const rotate = (...args: string[]) => command('scripts/rotate.ts', 'lab', ...args);
  /** From here on no process may have the secret in its arguments or environment, the handover and what it starts included. */
  const openHandover = async () => {
    secret = await secretValue();
    expect(secret.length).toBeGreaterThan(20);
    watch = watchProcesses(secret);
    running = await startHandover(tenant);
    const { origin } = new URL(running.address);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    handover = await context.newPage();
    await handover.goto(running.address);
    await handover.getByRole('heading', { level: 1 }).waitFor();
  };
  const endHandover = async () => {
    await handover.getByRole('button', { name: 'End the handover' }).click();
    printed += await running?.ended();
    running = undefined;
    await handover.close();
  };
  const told = (text: string | RegExp) => handover.getByRole('status').filter({ hasText: text }).waitFor();
  const tick = (title: string) => handover.getByRole('checkbox', { name: title }).check();
  /** Copies in the one page and pastes into the other, as a person does. */
  const carry = async (label: string, field: string, button = label) => {
    await handover.bringToFront();
    await handover.getByRole('button', { name: `Copy ${button}`, exact: true }).click();
    await told(`${label} copied`);
    await portal.bringToFront();
    const to = portal.getByRole('textbox', { name: field });
    await to.fill('');
    await to.focus();
    await portal.keyboard.press('ControlOrMeta+V');
  };
  const secretValue = async (): Promise<string> => {
    const { stdout } = await tenant.session.run('stack', 'output', 'ucaas', '--json', '--show-secrets');
    return JSON.parse(stdout).connectedAppSecret;
  };
  const secretNames = async () => {
    const { value } = (await tenant.graph('GET', "/v1.0/applications?$filter=displayName eq 'CCAIP'")) as {
      value: { passwordCredentials: { displayName: string }[] }[];
    };
    return value[0]?.passwordCredentials.map(({ displayName }) => displayName);
  };
  const ccaip = async () => ((await tenant.dump()) as { ccaip: Record<string, unknown> }).ccaip;
  const linkLines = async () => {
    const lines = handover.getByLabel('Lines for the tenant file');
    await lines.waitFor();
    return (await lines.textContent()) ?? '';
  };
  /** The lab's handover writes no tenant file: its lines go in as a person puts them there. */
  const applyLines = async () => {
    await execa('git', ['apply', '-'], { cwd: tenant.tenants, input: await linkLines() });
  };
  const enterConnection = async () => {
    await carry('Connected App ID', 'Connected App ID');
    await carry('Connected App Secret', 'Connected App Secret');
    await carry('Expiration date', 'Expiration date');
    for (const title of [
      'Paste the Connected App ID',
      'Paste the Connected App Secret',
      'Enter when the secret expires',
    ])
      await tick(title);
  };
  /** An agent transfers a call to Ada by the portal's own page, and her phone rings. */
  const callRings = async (pictures?: string) => {
    await portal.getByRole('link', { name: 'Transfer a call' }).click();
    await portal.getByRole('button', { name: 'Transfer to Ada North' }).click();
    expect(await banner(portal, 'status')).toBe('Rings ada@contoso.example.');
    if (pictures !== undefined) await takePictures(portal, pictures);
  };
  const noTrace = async () => {
    expect(watch?.ended()).toEqual([]);
    expect(filesWith(secret, tenant.session.dir)).toEqual([]);
    expect(filesWith(secret, tenant.tenants)).toEqual([]);
    for (const page of [handover, portal]) expect(await page.content()).not.toContain(secret);
    expect(printed).not.toContain(secret);
  };

  it('walks the UCaaS page: platform, ID, secret and end by the clipboard, Link, multicast limit, Save', async () => {
    await openHandover();
    await tick('Choose who presses Link');
    await openUcaas(portal, tenant.session.portal);
    await tick('Choose Microsoft Teams, then Save');
    await enterConnection();
    expect(await portal.getByRole('textbox', { name: 'Expiration date' }).inputValue()).toBe(first.expires);
    await portal.getByRole('button', { name: 'Link', exact: true }).click();
    await signIn(portal, admin);
    await consent(portal);
    expect(await banner(portal, 'status')).toContain(`Linked as ${admin}.`);
    await handover.getByRole('textbox', { name: 'Account that pressed Link' }).fill(admin);
    await tick('Press Link, before Save');
    expect(await linkLines()).toMatch(/\+.*linked:.*secret: ["']?2026-11.*by: admin@contoso\.example/s);
    await applyLines();
    await tick("Take the administrator's role away again");
    await carry('Multicast limit', 'Multicast limit');
    await portal.getByRole('button', { name: 'Save' }).click();
    expect(await banner(portal, 'status')).toBe('Saved.');
    await tick('Set the multicast limit');
    await tick('Save the UCaaS page');
    expect((await ccaip()).settings).toMatchObject({
      platform: 'ms_teams',
      app: 'CCAIP',
      expires: first.expires,
      link: { by: admin, broken: false },
      multicastLimit: 40,
    });
  });

  it('leaves the secret in no file, log, argument, environment or page', async () => {
    await noTrace();
  });

  it('walks status inheritance and one external user, who activates the account', async () => {
    await portal.getByRole('link', { name: 'Agent Status Inheritance' }).click();
    await portal.getByRole('checkbox', { name: 'UCaaS' }).check();
    await portal.getByRole('radio', { name: 'Apply UCaaS agent status at login' }).check();
    for (const one of await portal.getByRole('combobox').all()) await one.selectOption('Available');
    await portal.getByRole('button', { name: 'Save' }).click();
    expect(await banner(portal, 'status')).toBe('Saved.');
    await tick('Choose how a status in Teams counts');
    await tick('Look at the status mapping');

    await portal.getByRole('link', { name: 'Users & Teams' }).click();
    await portal.getByRole('button', { name: '+Add a User' }).click();
    await portal.getByRole('textbox', { name: 'Email' }).fill('ada@contoso.example');
    await portal.getByRole('textbox', { name: 'First name' }).fill('Ada');
    await portal.getByRole('textbox', { name: 'Last name' }).fill('North');
    await portal.getByRole('checkbox', { name: 'Agent', exact: true }).check();
    await portal.getByRole('checkbox', { name: 'External UCaaS user' }).check();
    for (const label of ['SIP URI/ID', 'UCaaS username']) {
      const whose = `${label} of ada@contoso.example`;
      await carry(whose, label, whose);
    }
    await portal.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await banner(portal, 'status')).toContain('Ada North is added');
    await handover.getByRole('checkbox', { name: /^Done ?: ada@contoso\.example$/ }).check();
    await told('entered.csv');
    await portal.getByRole('link', { name: 'Agents and mail' }).click();
    await portal.getByRole('button', { name: 'Activate Ada North' }).click();
    expect((await ccaip()).users).toContainEqual(
      expect.objectContaining({
        email: 'ada@contoso.example',
        external: true,
        sipUri: expect.stringMatching(/^\+31205552101@/),
        ucaasUserName: 'ada@contoso.example',
        activated: true,
      }),
    );
    await takePictures(portal, 'walk-portal-overview');
    await callRings('walk-portal-transfer');
    await takePictures(handover, 'walk-handover');
    await endHandover();
    const ticks = readTicks({ folder: labJournal(tenant.session.dir), tenantId: labTenantId, generation: '2026-11' });
    expect(Object.keys(ticks)).toEqual(expect.arrayContaining(['platform', 'link', 'save', 'inheritance']));
    expect(Object.keys(ticks)).not.toContain('test-call');
  });

  it('rotates by the commands: a second secret, Unlink and Link by a member, a test call, and the first one goes', async () => {
    const added = await rotate('--expires', nextEnd);
    expect(added.exitCode, added.stderr).toBe(0);
    const second = /generation "(.+)" is added/.exec(added.stdout)?.[1];
    await up();
    await openHandover();
    await openUcaas(portal, tenant.session.portal);
    await portal.getByRole('button', { name: 'Unlink' }).click();
    await tick('Link over the old link, or Unlink first');
    await enterConnection();
    await portal.getByRole('button', { name: 'Link', exact: true }).click();
    await signIn(portal, member); // consent was given for the organization
    expect(await banner(portal, 'status')).toContain(`Linked as ${member}.`);
    await handover.getByRole('textbox', { name: 'Account that pressed Link' }).fill(member);
    await tick('Press Link, before Save');
    await applyLines();
    await noTrace();
    await callRings(); // the test call, by the second secret
    await up(); // the first one is protected no more
    const early = await rotate('--retire');
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain(`handover: generation ${second}: nobody has ticked the test call.`);
    await tick('Make a test call');
    await endHandover();
    const retired = await rotate('--retire');
    expect(retired.exitCode, retired.stderr).toBe(0);
    expect(retired.stdout).toContain(`generation "2026-11" is dropped; CCAIP uses "${second}"`);
    await up();
    expect(await secretNames()).toEqual([second]);
    expect((await ccaip()).settings).toMatchObject({ expires: nextEnd, link: { by: member, broken: false } });
    await portal.goto(tenant.session.portal);
    expect(await portal.getByRole('alert').count()).toBe(0); // with the first secret gone the link still holds
    expect(await portal.getByRole('row', { name: /Ada North/ }).textContent()).toContain('Available');
    await callRings();
  });

  it('is told by verify: consent, the account, the one user who was entered, and the test call', async () => {
    const readsMore = ['DelegatedPermissionGrant.Read.All', 'RoleManagement.Read.Directory', 'CallRecords.Read.All'];
    await tenant.press('permissions', { roles: [...automationRoles, ...readsMore] });
    await tenant.press('clock', { advanceSeconds: 1_000 }); // the log of calls shows late
    const { stdout, stderr } = await command('scripts/verify.ts', 'lab', '--json');
    expect(stderr).toBe('');
    const { answers } = verifySchema.parse(JSON.parse(stdout));
    const standing = (about: string, of?: string) =>
      answers.find((one) => one.about === about && one.of === of)?.standing;
    expect(standing('consent'), stdout).toBe('so');
    expect(standing('account')).toBe('so');
    expect(standing('role')).toBe('so');
    expect(standing('user', 'ada@contoso.example')).toBe('so');
    expect(standing('user', 'bob@contoso.example')).toBe('not so');
    expect(standing('link')).toBe("can't tell");
    expect(standing('test call')).toBe('so');
  });
});
