import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { findTenants } from '../../../providers/msteams/tenants-folder.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');

it('in a checkout it is where the program has it, wherever the engine starts', () => {
  const code = join(checkout, 'providers', 'msteams');
  expect(findTenants({}, code, '/project')).toBe(join(checkout, 'stacks'));
  expect(findTenants({ TRUNKLINE_TENANTS: 'test' }, code, '/project')).toBe(join(checkout, 'test'));
});

it("an installed plugin takes the project's folder, never what lies beside the engine's plugins", () => {
  const code = resolve('/home/ada/.pulumi/plugins/resource-msteams-v0.2.0/lib');
  expect(findTenants({}, code, resolve('/project'))).toBe(resolve('/project'));
  expect(findTenants({ TRUNKLINE_TENANTS: 'tenants' }, code, resolve('/project'))).toBe(resolve('/project/tenants'));
  expect(findTenants({ TRUNKLINE_TENANTS: resolve('/own') }, code, resolve('/project'))).toBe(resolve('/own'));
});
