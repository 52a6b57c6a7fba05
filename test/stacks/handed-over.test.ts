import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { afterEach, expect, it, vi } from 'vitest';
import { inFolder } from '../tenant/a-tenant-folder.ts';

const roster = 'urn:pulumi:contoso::trunkline::ccaip:index:ExternalUsers::external-users-users';

afterEach(() => vi.unstubAllEnvs());

it('a program that hands external users over registers nothing where one of them leaves', async () => {
  const registered: string[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        registered.push(type);
        return { id: name, state: inputs };
      },
      call: ({ token }) =>
        token === 'pulumi:pulumi:readStackResourceOutputs'
          ? { outputs: { [roster]: { outputs: { users: 'zoe@contoso.example zoe@contoso.example made s n' } } } }
          : {},
    },
    'trunkline',
    'contoso',
    false,
    'acme',
  );
  const root = mkdtempSync(join(tmpdir(), 'trunkline-handed-over-'));
  inFolder({}, (files) => cpSync(files, root, { recursive: true }));
  vi.stubEnv('TRUNKLINE_TENANTS', root);
  for (const [name, value] of [
    ['ARM_TENANT_ID', '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c'],
    ['ARM_CLIENT_ID', '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3d'],
    ['ARM_CLIENT_SECRET', 'x'],
  ] as const)
    vi.stubEnv(name, value);
  await expect(import('../../stacks/program.ts')).rejects.toThrow(
    /"by: api" goes, and zoe@contoso\.example leaves in the same change/,
  );
  expect(registered.filter((type) => !type.startsWith('pulumi:'))).toEqual([]);
  rmSync(root, { recursive: true });
});
