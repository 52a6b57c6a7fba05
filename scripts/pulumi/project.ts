import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { ProblemError } from '../../tenant/problem-error.ts';
import { cacheFolder, root } from '../setup/places.mjs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the engine finds the project, for one stack or for what is about none. */
export interface Project {
  /** The folder of tenant folders. */
  readonly tenants: string;
  /** The tenant, in whose folder the engine keeps `Pulumi.<tenant>.yaml`; absent for a command that is about no stack. */
  readonly tenant?: string;
}

/** What trunkline's Pulumi.yaml says, for a project in another folder. */
const projectText = (config: string | undefined): string => {
  const document = parseDocument(readFileSync(join(root, 'Pulumi.yaml'), 'utf8'));
  document.set('main', join(root, 'stacks', 'main.js'));
  // As an address: arguments are told apart by their spaces.
  const lean = pathToFileURL(join(root, 'stacks', 'lean-sdk.mjs')).href;
  document.setIn(['runtime', 'options', 'nodeargs'], `--import=${lean}`);
  for (const [at, name] of ['msteams', 'ccaip', 'telnyx'].entries()) {
    document.setIn(['plugins', 'providers', at, 'path'], join(root, 'providers', name));
  }
  if (config === undefined) document.delete('stackConfigDir');
  else document.set('stackConfigDir', config);
  document.commentBefore = ` Written by every npm run pulumi, from ${join(root, 'Pulumi.yaml')}`;
  return document.toString({ lineWidth: 0 });
};

/** Where the projects of a folder of tenants lie on this machine: what the CLI remembers as selected hangs on the path. */
const projectsFolder = (tenants: string, env: Environment): string => {
  const id = createHash('sha256').update(`${root}\0${tenants}`).digest('hex').slice(0, 16);
  return join(cacheFolder(env), 'projects', id);
};

/**
 * Makes the folder in which the CLI is started. The engine keeps a stack's salt or key in `Pulumi.<stack>.yaml`, where the project file
 * says, and has no other word for that place which every command heeds; `--config-file` is known to some. So each tenant has a project
 * file of its own, outside of both repositories, which is written anew at each run; two runs at once write the same.
 */
export const openProject = ({ tenants, tenant }: Project, env: Environment, base?: string): string => {
  const folder = join(base ?? projectsFolder(tenants, env), ...(tenant === undefined ? [] : ['stacks', tenant]));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'Pulumi.yaml');
  const part = join(folder, `.Pulumi.yaml.${process.pid}`);
  writeFileSync(part, projectText(tenant === undefined ? undefined : wayTo(join(tenants, tenant), folder)));
  renameSync(part, file);
  return folder;
};

/** From one folder to another; the engine only knows a relative way. */
const wayTo = (to: string, from: string): string | undefined => {
  const real = realPath(to);
  if (real === undefined) return undefined;
  const way = relative(realpathSync(from), real);
  if (!isAbsolute(way)) return way.replaceAll('\\', '/');
  throw new ProblemError({
    file: 'environment',
    path: 'TRUNKLINE_TENANTS',
    message: `"${to}" is on another drive than ${from}.`,
    allowed: "The engine finds a tenant's files by a relative way only.",
    fix: 'let LOCALAPPDATA or XDG_CACHE_HOME name a folder on the drive of the tenants.',
  });
};

/** Absent for a tenant whose folder is gone: the engine then keeps what it must in the project's own. */
const realPath = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};
