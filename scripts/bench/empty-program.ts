import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { LabSession } from '../lab/session.ts';
import { root } from '../setup/places.mjs';

/** A project that loads the SDK and asks for nothing: what the engine costs by itself. Returns its preview. */
export const emptyProgram = async (dir: string, session: LabSession): Promise<() => Promise<void>> => {
  const project = join(dir, 'empty');
  mkdirSync(join(project, 'state'), { recursive: true });
  const files = {
    'Pulumi.yaml': 'name: empty\nruntime: { name: nodejs, options: { typescript: false } }\nmain: main.cjs\n',
    'package.json': '{ "name": "empty", "dependencies": { "@pulumi/pulumi": "*" } }\n',
    'main.cjs': `require(${JSON.stringify(join(root, 'node_modules/@pulumi/pulumi'))});\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'dir');
  const env = { ...session.env, PULUMI_BACKEND_URL: `file://${join(project, 'state')}` };
  const pulumi = (...args: string[]) =>
    execa(session.pulumi, args, { cwd: project, env, extendEnv: false, stdin: 'ignore' });
  await pulumi('stack', 'init', 'lab');
  return async () => {
    await pulumi('preview', '--non-interactive');
  };
};
