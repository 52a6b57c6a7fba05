import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

interface Made {
  readonly id: string;
  readonly displayName: string;
  readonly passwordCredentials: readonly { readonly keyId: string; readonly displayName: string }[];
}

const applications = async () =>
  ((await tenant.graph('GET', '/v1.0/applications')) as { value: Made[] }).value.filter(({ displayName }) =>
    /^(CCAIP|TERRAFORM_UPDATE_.*)$/.test(displayName),
  );
const run = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await tenant.session.run(...args, '--non-interactive');
  return { exitCode, text: `${stdout}${stderr}` };
};
const up = () => run('up', '--yes', '--skip-preview');

/** What the launcher starts after a command that neither asks Entra nor runs the program. */
const afterwards = async () => {
  const { session } = tenant;
  const { stderr } = await execa(process.execPath, [`${root}/scripts/unknown-secrets.ts`, session.pulumi], {
    cwd: session.project(['preview']),
    env: session.env,
    extendEnv: false,
  });
  return stderr;
};

describe('what a killed run left in Entra, on the real engine', () => {
  it('an application between its two names: named and refused in preview and up, imported, and finished', async () => {
    // The first rename is done, the second never sent.
    await tenant.press('faults', [{ kind: 'lostReply', on: 'PATCH /v1.0/applications', times: 1 }]);
    expect((await up()).exitCode).not.toBe(0);
    const [left = expect.unreachable()] = await applications();
    expect(left.displayName).toMatch(/^TERRAFORM_UPDATE_/);
    await tenant.graph('POST', '/v1.0/applications', { displayName: 'TERRAFORM_UPDATE_of somebody else' });
    for (const attempt of [() => run('preview'), up]) {
      const { exitCode, text } = await attempt();
      expect(exitCode).not.toBe(0);
      expect(text).toContain(
        `Entra: a run that was killed left an application half made: "${left.displayName}" (object id ${left.id}).`,
      );
      expect(text).toContain(
        `Fix: go on with it: npm run import -- lab app ${left.id}; or remove it: az ad app delete`,
      );
      expect(text).not.toContain('somebody else');
    }
    expect(await applications()).toHaveLength(2);
    await tenant.importObject('app', left.id);
    expect((await up()).exitCode).toBe(0);
    expect((await applications()).map(({ id, displayName }) => [id, displayName])).toContainEqual([left.id, 'CCAIP']);
    expect(await applications()).toHaveLength(2);
    expect(await tenant.preview()).toEqual([]);
  });

  it('a look that failed is said, and is not taken for "nothing"', async () => {
    expect((await run('preview')).text).not.toContain('could not look');
    await tenant.press('permissions', { roles: ['User.Read.All'] });
    const failed = await run('preview');
    expect(failed.text).toContain(
      'Entra: could not look for applications that a killed run left half made, so whether there are any is not known: ',
    );
  });

  it('an application of the name that somebody else made: refused before anything is made, in the genuine words', async () => {
    const { id } = (await tenant.graph('POST', '/v1.0/applications', { displayName: 'CCAIP' })) as Made;
    for (const attempt of [() => run('preview'), up]) {
      const { exitCode, text } = await attempt();
      expect(exitCode).not.toBe(0);
      expect(text).toContain(`An existing "azuread_application" with name "CCAIP" (ID: "${id}") was found`);
    }
    expect(await applications()).toHaveLength(1);
  });

  it('a service principal whose reply was lost: taken by the next up, and gone with its application', async () => {
    await tenant.press('faults', [{ kind: 'lostReply', on: 'POST /v1.0/servicePrincipals', times: 1 }]);
    expect((await up()).exitCode).not.toBe(0);
    const principals = async () =>
      ((await tenant.graph('GET', '/v1.0/servicePrincipals')) as { value: { id: string; displayName: string }[] }).value
        .filter(({ displayName }) => displayName === 'CCAIP')
        .map(({ id }) => id);
    const [left = expect.unreachable()] = await principals();
    expect((await up()).exitCode).toBe(0);
    expect(await principals()).toEqual([left]);
    expect(await tenant.preview()).toEqual([]);
    expect((await run('destroy', '--yes', '--skip-preview')).exitCode).toBe(0);
    expect(await principals()).toEqual([]);
  });

  it('a secret whose reply was lost: listed with the way to remove it, by the preview and by every up', async () => {
    await tenant.press('faults', [{ kind: 'lostReply', on: 'addPassword', times: 1 }]);
    expect((await up()).exitCode).not.toBe(0);
    const [
      {
        id,
        passwordCredentials: [lost = expect.unreachable()],
      } = expect.unreachable(),
    ] = await applications();
    const told = `Entra: application ${id} has a secret "2026-11" that this stack doesn't know: key id ${lost.keyId}, ends `;
    const removal = `az ad app credential delete --id ${id} --key-id ${lost.keyId}`;
    for (const attempt of [() => run('preview'), up, up]) {
      const { exitCode, text } = await attempt();
      expect(exitCode).toBe(0);
      // Once as it happens, once in the summary.
      expect(text.split('Diagnostics:').map((part) => part.split(told).length)).toEqual([2, 2]);
      expect(text).toContain(removal);
    }
    const [made = expect.unreachable()] = await applications();
    expect(made.passwordCredentials).toHaveLength(2);
    const text = await afterwards();
    expect([text.split(told).length, text.includes(removal)]).toEqual([2, true]);
    await tenant.graph('POST', `/v1.0/applications/${id}/removePassword`, { keyId: lost.keyId });
    expect(await afterwards()).toBe('');
    expect((await up()).text).not.toContain("doesn't know");
    await tenant.graph('POST', `/v1.0/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'by hand' },
    });
    expect((await up()).text).toContain('has a secret "by hand" that this stack doesn\'t know');
    expect((await run('destroy', '--yes', '--skip-preview')).exitCode).toBe(0);
    expect(await applications()).toEqual([]);
  });
});
