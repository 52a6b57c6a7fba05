import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labEnvironment } from '../../../lab/environment.ts';
import { labTenantId } from '../../../lab/identity.ts';
import { trySecret } from '../../../scripts/handover/try-secret.ts';
import { type LabFixture, openLab } from '../../lab/lab-fixture.ts';

let lab: LabFixture;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.end());

/** An application of its own with a secret, which ends at that instant. */
const made = async (endDateTime = '2099-01-01T00:00:00Z') => {
  const { body } = await lab.call('POST', '/v1.0/applications', {
    displayName: `CCAIP ${lab.store.list('application').length}`,
  });
  await lab.call('POST', '/v1.0/servicePrincipals', { appId: body.appId });
  const passwordCredential = { displayName: '2026-11', endDateTime };
  const secret = await lab.call('POST', `/v1.0/applications/${body.id}/addPassword`, { passwordCredential });
  expect(secret.status).toBe(200);
  // A secret works some seconds after it is listed (switch newSecretSeconds).
  lab.later(60);
  return {
    clientId: body.appId as string,
    secret: secret.body.secretText as string,
    keyId: secret.body.keyId as string,
  };
};

const attempt = async (
  { clientId, secret }: { clientId: string; secret: string },
  onSleep: () => void = () => undefined,
  env: Record<string, string> = labEnvironment(lab),
) => {
  let slept = 0;
  const sleep = async (seconds: number) => {
    slept += seconds;
    onSleep();
  };
  const said = await trySecret({ name: 'contoso', tenantId: labTenantId, clientId, secret, env, sleep });
  return { said, slept };
};

describe('a secret that is handed over', () => {
  it('is tried: a token is got with it', async () => {
    expect(await attempt(await made())).toEqual({ said: undefined, slept: 0 });
  });

  it('is held back while Entra does not know it yet', async () => {
    const fresh = await made();
    const known = lab.store.get('secret', fresh.keyId);
    lab.store.delete('secret', fresh.keyId);
    let slept = 0;
    const knownLater = () => {
      slept += 5;
      if (slept === 15 && known !== undefined) lab.store.put('secret', fresh.keyId, known);
    };
    expect(await attempt(fresh, knownLater)).toEqual({ said: undefined, slept: 15 });
  });

  it('is handed out after a minute with what Entra said of it', async () => {
    const { clientId } = await made();
    const { said, slept } = await attempt({ clientId, secret: 'Sentinel~nobody-made-it' });
    expect(slept).toBe(60);
    expect(said).toMatch(/^Entra gave no token with it within 60 s, so Link may fail: AADSTS7000215: /);
    expect(said).not.toMatch(/Sentinel|\n|Trace/);
  });

  it('is not handed out once it has ended', async () => {
    const old = await made(new Date(lab.clock.now() + 3_600_000).toISOString());
    lab.later(7_200);
    await expect(attempt(old)).rejects.toThrow(
      /the secret has ended \(AADSTS7000222\)[\s\S]*Fix: add a generation: npm run rotate -- contoso$/,
    );
  });

  it('is handed out at once, with a word, where Entra cannot be reached', async () => {
    const { said, slept } = await attempt(await made(), undefined, {
      ...labEnvironment(lab),
      AZURE_AUTHORITY_HOST: 'https://127.0.0.1:1',
    });
    expect(said).toMatch(/^It could not be tried at Entra: /);
    expect(slept).toBe(0);
  });

  it('of a real tenant never meets the lab', async () => {
    const tenantId = '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c';
    const trial = {
      name: 'contoso',
      tenantId,
      clientId: tenantId,
      secret: 'Sentinel',
      env: labEnvironment(lab),
      sleep: async () => undefined,
    };
    await expect(trySecret(trial)).rejects.toThrow(/AZURE_AUTHORITY_HOST/);
  });
});
