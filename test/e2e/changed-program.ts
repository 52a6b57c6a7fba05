import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../scripts/setup/places.mjs';
import type { LabTenant } from './lab-tenant.ts';

/** The same project with an edited program, of which each file is offered to `change`: what runs the CLI on it. */
export const changedProgram = (tenant: LabTenant, folder: string, change?: (program: string) => string) => {
  const project = join(tenant.tenants, '..', folder);
  mkdirSync(project);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'dir');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const files = globSync('*.{ts,js}', { cwd: join(root, 'stacks') }).map((file) => {
    const text = read(`stacks/${file}`).replaceAll("'../", `'${root}/`);
    return { file, text, changed: change?.(text) ?? text };
  });
  if (change && files.every(({ text, changed }) => text === changed)) throw new Error('The program is as it was.');
  for (const { file, changed } of files) writeFileSync(join(project, file), changed);
  writeFileSync(join(project, 'package.json'), read('package.json'));
  writeFileSync(
    join(project, 'Pulumi.yaml'),
    read('Pulumi.yaml').replace('stacks/main.js', 'main.js').replaceAll('./providers', `${root}/providers`),
  );
  cpSync(join(root, 'stacks/lab/Pulumi.lab.yaml'), join(project, 'stacks/lab/Pulumi.lab.yaml'));
  return (...args: string[]) =>
    execa(tenant.session.pulumi, args, {
      cwd: project,
      env: tenant.session.env,
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
};
