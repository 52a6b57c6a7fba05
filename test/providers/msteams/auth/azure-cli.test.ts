import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azureCliCredential } from '../../../../providers/msteams/auth/azure-cli.ts';
import { openTokens } from '../../../../providers/msteams/auth/tokens.ts';

const tenantId = '7c2f0000-0000-4000-8000-000000000001';

/** An `az` that writes down what it was given, and then does as asked. */
const azThat = (does: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'az-'));
  const az = join(folder, 'az');
  writeFileSync(az, `#!/bin/sh\nenv > "${folder}/env"\necho "$@" > "${folder}/args"\n${does}\n`);
  chmodSync(az, 0o755);
  const secrets = {
    ARM_CLIENT_SECRET: 'everyday',
    AZURE_CLIENT_SECRET: 'everyday',
    TRUNKLINE_VAULT_CLIENT_SECRET: 'vault',
    TRUNKLINE_CCAIP_TOKEN: 'ccaip',
    TRUNKLINE_TELNYX_API_KEY: 'telnyx',
    TRUNKLINE_SETUP_CLIENT_SECRET: 'setup',
    PULUMI_CONFIG_PASSPHRASE: 'passphrase',
  };
  const env = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, AZURE_CONFIG_DIR: '/of/az', ...secrets };
  const seen = (file: string) => readFileSync(join(folder, file), 'utf8');
  const token = () => azureCliCredential(tenantId, env).getToken('https://vault.azure.net/.default');
  return { token, seen, env };
};

describe.skipIf(process.platform === 'win32')('who did az login', () => {
  it('gives a token for the tenant of the vault, and az sees no identity of ours', async () => {
    const { token, seen } = azThat(`echo '{"accessToken":"t","expires_on":1796000000,"tokenType":"Bearer"}'`);
    expect(await token()).toEqual({ token: 't', expiresOnTimestamp: 1_796_000_000_000 });
    expect(seen('args').trim()).toBe(
      `account get-access-token --output json --scope https://vault.azure.net/.default --tenant ${tenantId}`,
    );
    expect(seen('env')).not.toMatch(/everyday|vault$|ccaip|passphrase|telnyx|setup/m);
    expect(seen('env')).toContain('AZURE_CONFIG_DIR=/of/az');
  });

  it('gives the automation its tokens the same way, however old az is', async () => {
    const { env, seen } = azThat(`echo '{"accessToken":"no.jwt","expiresOn":"2126-12-01 04:00:00.000000"}'`);
    const { ARM_CLIENT_SECRET: _, AZURE_CLIENT_SECRET: __, ...rest } = env;
    await openTokens(tenantId, rest)
      .graphToken()
      .catch(() => undefined);
    expect(seen('args')).toContain(
      'account get-access-token --output json --scope https://graph.microsoft.com/.default',
    );
    expect(seen('env')).not.toMatch(/vault$|ccaip|passphrase|telnyx|setup/m);
    const token = await azureCliCredential(tenantId, env).getToken('x');
    expect(token?.expiresOnTimestamp).toBe(Date.parse('2126-12-01 04:00:00'));
  });

  it("is told in az's own words where it isn't signed in", async () => {
    const { token } = azThat('echo "Please run \'az login\' to setup account." >&2; exit 1');
    await expect(token()).rejects.toThrow("Please run 'az login' to setup account.");
  });

  it('never tells what az printed', async () => {
    const error = await azThat("echo 'eyJ0.a-token'")
      .token()
      .then(() => expect.unreachable(), String);
    expect(error).not.toContain('eyJ0');
  });
});
