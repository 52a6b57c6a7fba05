import { expect, it } from 'vitest';
import { refuseUnsignedAzure } from '../../../scripts/pulumi/azure-in-state.ts';

const provider = (name: string) => ({
  type: 'pulumi:providers:azure-native',
  urn: `urn:pulumi:contoso::trunkline::pulumi:providers:azure-native::${name}`,
});
const vault = { TRUNKLINE_VAULT_CLIENT_ID: 'v', TRUNKLINE_VAULT_CLIENT_SECRET: 's' };
const dns = { TRUNKLINE_DNS_CLIENT_ID: 'd', TRUNKLINE_DNS_CLIENT_SECRET: 's' };

/** What is said of a command, and what the engine was asked. */
const refused = async (env: Record<string, string>, resources: object[], exitCode = 0) => {
  const asked: string[][] = [];
  const ask = async (...words: string[]) => {
    asked.push(words);
    return { exitCode, stdout: JSON.stringify({ deployment: { resources } }), stderr: '' };
  };
  const said = await refuseUnsignedAzure('pulumi', ['destroy', '-s', 'contoso'], { env, cwd: '.' }, { ask }).then(
    () => '',
    ({ message }: Error) => message,
  );
  return { said, asked };
};

it('refuses a command whose state has what is in Azure, without an identity for it: nobody who did az login writes there', async () => {
  const { said, asked } = await refused({ ARM_CLIENT_ID: 'e', ARM_CLIENT_SECRET: 's' }, [
    provider('azure-vault'),
    provider('azure-dns'),
  ]);
  expect(asked).toEqual([['stack', 'export', '-s', 'contoso']]);
  expect(said).toContain("TRUNKLINE_VAULT_CLIENT_ID: the stack's state has what is in a vault (app.keyVault), and the");
  expect(said).toContain("TRUNKLINE_DNS_CLIENT_ID: the stack's state has what is in a zone (sipDomain.dns), and the");
  expect((await refused(vault, [provider('azure-vault'), provider('azure-dns')])).said).not.toContain('_VAULT_');
});

it('lets through what has nothing in Azure, what is signed in for it, and a stack that is yet to be', async () => {
  expect((await refused({}, [{ type: 'pulumi:providers:azuread' }])).said).toBe('');
  expect((await refused({}, [], 6)).said).toBe('');
  expect((await refused(dns, [provider('azure-dns')])).said).toBe('');
  const both = await refused({ ...vault, ...dns }, [provider('azure-vault'), provider('azure-dns')]);
  expect(both).toEqual({ said: '', asked: [] });
});
