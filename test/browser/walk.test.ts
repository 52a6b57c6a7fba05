import { join } from 'node:path';
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
import { filesWith, processesWith } from './traces.ts';

const admin = `${linkingAccounts.administrator}@contoso.example`;
const member = `${linkingAccounts.member}@contoso.example`;

const first = { name: '2026-11', expires: '2028-10-31' };
const second = { name: '2026-12', expires: '2028-11-15' };

describeInBrowser('from the secret that up made to a linked platform, by hand', () => {
  let tenant: LabTenant;
  let context: BrowserContext;
  let close: () => Promise<void>;
  let running: HandoverProcess | undefined;
  let handover: Page;
  let portal: Page;
  let printed = '';

  beforeAll(async () => {
    [tenant, { context, close }] = await Promise.all([openLabTenant(), openBrowser()]);
    await up();
    portal = await context.newPage();
  });
  afterAll(async () => {
    running?.kill();
    await close?.();
    await tenant?.close();
  });

  const up = async () => {
    const { exitCode, stdout, stderr } = await tenant.up();
    printed += stdout + stderr;
    expect(exitCode, stdout + stderr).toBe(0);
  };
  const openHandover = async () => {
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
  const ccaip = async () => ((await tenant.dump()) as { ccaip: Record<string, unknown> }).ccaip;
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
  const noTrace = async (secret: string) => {
    expect(secret.length).toBeGreaterThan(20);
    expect(processesWith(secret)).toEqual([]);
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
    const lines = handover.getByLabel('Lines for the tenant file');
    await lines.waitFor();
    expect(await lines.textContent()).toMatch(/\+.*linked:.*secret: ["']?2026-11.*by: admin@contoso\.example/s);
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
    await noTrace(await secretValue());
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
    await takePictures(handover, 'walk-handover');
    await endHandover();
    const ticks = readTicks({ folder: labJournal(tenant.session.dir), tenantId: labTenantId, generation: '2026-11' });
    expect(Object.keys(ticks)).toEqual(expect.arrayContaining(['platform', 'link', 'save', 'inheritance']));
    expect(Object.keys(ticks)).not.toContain('test-call');
  });

  it('rotates: a second secret, Unlink and Link by a member, and the first one goes', async () => {
    const linked = (secret: string, by: string) =>
      tenant.editTenant((file) => file.setIn(['ucaas', 'linked'], { secret, by, on: '2026-11-30' }));
    linked('2026-11', admin);
    tenant.editTenant((file) => file.setIn(['app', 'secrets'], [first, second]));
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
    await noTrace(await secretValue());
    await endHandover();
    linked('2026-12', member);
    await up(); // the first one is protected no more
    tenant.editTenant((file) => file.setIn(['app', 'secrets'], [second]));
    await up();
    expect((await ccaip()).settings).toMatchObject({ expires: second.expires, link: { by: member, broken: false } });
    await portal.goto(tenant.session.portal);
    expect(await portal.getByRole('alert').count()).toBe(0); // with the first secret gone the link still holds
    expect(await portal.getByRole('row', { name: /Ada North/ }).textContent()).toContain('Available');
  });

  it('is told by verify: consent, the account, and the one user who was entered', async () => {
    const readsMore = ['DelegatedPermissionGrant.Read.All', 'RoleManagement.Read.Directory'];
    await tenant.press('permissions', { roles: [...automationRoles, ...readsMore] });
    const { stdout, stderr } = await execa(process.execPath, [join(root, 'scripts/verify.ts'), 'lab', '--json'], {
      cwd: root,
      env: tenant.session.env,
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
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
  });
});
