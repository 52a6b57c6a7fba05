import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { linksOut } from '../../tenant/source/links-out.ts';
import { readOne } from '../../tenant/source/read-files.ts';

/**
 * All files that a tenant is made of, as one hash: its folder (tenant file, users, calls, what is entered, sounds, the engine's own file) and
 * the templates that it extends, and those they extend; where one is a link, what it leads to. A dial plan's `from` names one of the same
 * files. Equal: no file of it changed.
 */
export const fingerprintOf = (root: string, name: string): string => {
  const hash = createHash('sha256');
  // Nothing outside of the folder of tenants is read; what the link says is a fact of the tenant, and is refused by whoever loads it.
  const out = linksOut(root, name);
  for (const { file, message } of out) add(hash, `link ${file}`, message);
  if (out.length > 0) return hash.digest('hex');
  const folder = join(root, name);
  for (const file of filesIn(folder, realpathSync(root), [])) {
    add(hash, file.slice(folder.length), contentOf(file));
  }
  for (const template of templatesOf(root, name)) {
    add(hash, `template ${template}`, contentOf(join(root, 'templates', `${template}.yaml`)));
  }
  return hash.digest('hex');
};

const contentOf = (file: string): string | Uint8Array => {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return 'is not there';
  return there.isFile() ? readFileSync(file) : 'is no file';
};

/** All files below a folder, those that links lead to among them: in order, none twice on the way down, and nothing outside of the root. */
const filesIn = (folder: string, root: string, above: readonly string[]): string[] => {
  if (!existsSync(folder)) return [];
  const real = realpathSync(folder);
  if (above.includes(real) || !(real === root || real.startsWith(root + sep))) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((entry) => {
      const path = join(folder, entry);
      const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
      return isFolder ? filesIn(path, root, [...above, real]) : leadsOut(path, root) ? [] : [path];
    });
};

const leadsOut = (path: string, root: string): boolean =>
  existsSync(path) && !realpathSync(path).startsWith(root + sep);

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
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const asked = readOne(file).tree?.entries.get('extends');
  return asked?.kind === 'scalar' && typeof asked.value === 'string' ? asked.value : undefined;
};
