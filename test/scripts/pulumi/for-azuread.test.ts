import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareAzuread } from '../../../scripts/pulumi/for-azuread.ts';

describe('what the launcher gives azuread', () => {
  it('is nothing where azuread reads it itself', () => {
    expect(prepareAzuread({ ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' }).env).toEqual({});
  });

  it('is a file of the PFX that was text: for its owner alone, and gone after the run', () => {
    const text = Buffer.from('a pfx').toString('base64');
    const { env, end } = prepareAzuread({ ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: text });
    const path = env.ARM_CLIENT_CERTIFICATE_PATH ?? '';
    expect(readFileSync(path, 'utf8')).toBe('a pfx');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    end();
    expect(existsSync(path)).toBe(false);
  });

  it("is a token file's content", () => {
    const file = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
    writeFileSync(file, 'jwt\n');
    const { env } = prepareAzuread({ AZURE_CLIENT_ID: 'a', AZURE_FEDERATED_TOKEN_FILE: file });
    expect(env).toMatchObject({ ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'jwt' });
  });
});
