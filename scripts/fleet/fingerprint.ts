import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linksOut } from '../../tenant/source/links-out.ts';
import { readOne } from '../../tenant/source/read-files.ts';

/**
 * All files that a tenant is made of, as one hash: its folder (tenant file, users, calls, what is entered, sounds, the engine's own file) and
 * the templates that it extends, and those they extend. A dial plan's `from` names one of the same files. Equal: no file of it changed.
 */
export const fingerprintOf = (root: string, name: string): string => {
  const hash = createHash('sha256');
  // Nothing outside of the folder of tenants is read; what the link says is a fact of the tenant, and is refused by whoever loads it.
  const out = linksOut(root, name);
  for (const { file, message } of out) add(hash, `link ${file}`, message);
  if (out.length > 0) return hash.digest('hex');
  const folder = join(root, name);
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name: file }) => join(parentPath, file));
  for (const file of files.sort()) add(hash, file.slice(folder.length), readFileSync(file));
  for (const template of templatesOf(root, name)) {
    const file = join(root, 'templates', `${template}.yaml`);
    add(hash, `template ${template}`, existsSync(file) ? readFileSync(file) : 'is not there');
  }
  return hash.digest('hex');
};

const add = (hash: Hash, name: string, content: string | Uint8Array): void => {
  hash.update(JSON.stringify([name, content.length])).update(content);
};

/** Templates that a tenant takes from, the nearest first; each once, also where they lead in a circle. */
export const templatesOf = (root: string, name: string): string[] => {
  const found: string[] = [];
  let next = extendsOf(join(root, name, 'tenant.yaml'));
  while (next !== undefined && !found.includes(next) && !/[\\/]/.test(next)) {
    found.push(next);
    next = extendsOf(join(root, 'templates', `${next}.yaml`));
  }
  return found;
};

const extendsOf = (file: string): string | undefined => {
  if (!existsSync(file)) return undefined;
  const asked = readOne(file).tree?.entries.get('extends');
  return asked?.kind === 'scalar' && typeof asked.value === 'string' ? asked.value : undefined;
};
