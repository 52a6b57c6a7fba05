import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { displayPath } from '../display-path.ts';
import { listTenants } from '../list.ts';
import { listing } from '../listing.ts';
import { nearest } from '../nearest.ts';
import type { Problem, Wording } from '../problem.ts';
import { tenantsOwn } from '../schema/tenants-own.ts';
import { isThere } from './is-there.ts';
import { linksOut } from './links-out.ts';
import { merge } from './merge.ts';
import { largest, readBytes, readText } from './read-text.ts';
import { readYaml } from './read-yaml.ts';
import type { TreeMap } from './tree.ts';

/** A tenant's files as read: the tenant file laid over its template, and the bytes of users.csv. */
export interface TenantSource {
  /** Absent if a file is missing or isn't YAML. */
  readonly tree?: TreeMap;
  readonly csv?: Uint8Array;
  readonly csvFile: string;
  readonly problems: Problem[];
}

/** Texts by path, instead of what stands on the disk: an edit is judged before it is written. */
export type Texts = ReadonlyMap<string, string>;

/** Reads a tenant's files; nothing is judged yet but whether they can be read. */
export const readFiles = (root: string, name: string, texts?: Texts): TenantSource => {
  const path = join(root, name, 'users.csv');
  const csvFile = displayPath(path);
  const { isThere, ...read } = readTree(root, name, texts);
  if (!isThere) return { ...read, csvFile };
  const csv = readBytes(path, largest.csv);
  const noCsv = 'problem' in csv ? [csv.missing ? noUsers(csvFile) : csv.problem] : [];
  return { ...read, ...('bytes' in csv && { csv: csv.bytes }), csvFile, problems: [...read.problems, ...noCsv] };
};

/** The tenant file laid over its template, without users.csv; `isThere`: there is such a file, and it may be read. */
export const readTree = (root: string, name: string, texts?: Texts): Read & { readonly isThere: boolean } => {
  const file = join(root, name, 'tenant.yaml');
  if (basename(name) !== name) return { isThere: false, problems: [noTenant(root, name)] };
  const out = linksOut(root, name);
  if (out.length > 0) return { isThere: false, problems: out };
  if (!isThere(file)) return { isThere: false, problems: [noTenant(root, name)] };
  const own = readOne(file, texts);
  const template = own.tree === undefined ? { problems: [] } : readTemplate(root, own.tree, texts);
  const tree = own.tree && template.tree ? merge(template.tree, own.tree) : own.tree;
  // A template that can't be read leaves holes, and reporting those would hide the cause.
  const whole = template.tree !== undefined || template.problems.length === 0;
  return { ...(tree && whole && { tree }), isThere: true, problems: [...own.problems, ...template.problems] };
};

interface Read {
  readonly tree?: TreeMap;
  readonly problems: Problem[];
}

/** Reads one YAML file of a person's; everything that is wrong with it is told. `howToWrite`: how such a file begins. */
export const readOne = (path: string, texts?: Texts, howToWrite?: string): Read => {
  const text = texts?.get(path);
  const read = text === undefined ? readText(path) : { text };
  return 'problem' in read ? { problems: [read.problem] } : readYaml(read.text, displayPath(path), howToWrite);
};

const readTemplate = (root: string, own: TreeMap, texts?: Texts): Read => {
  const asked = own.entries.get('extends');
  if (asked === undefined) return { problems: [] };
  const folder = join(root, 'templates');
  if (asked.kind !== 'scalar' || !['string', 'number'].includes(typeof asked.value)) {
    const { file, line } = asked.origin;
    const isEmpty = asked.kind === 'scalar' && asked.value === null;
    const message = isEmpty ? 'There is no value.' : 'This is no name of a template.';
    const fix = `write one name, e.g. extends: nl-standard${isEmpty ? ', or remove the key' : ''}.`;
    return { problems: [{ file, line, path: 'extends', message, allowed: 'A tenant extends one template.', fix }] };
  }
  const name = String(asked.value);
  const path = join(folder, `${name}.yaml`);
  if (basename(name) !== name || !isThere(path)) {
    const known = existsSync(folder)
      ? readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []))
      : [];
    const { file, line } = asked.origin;
    return { problems: [{ file, line, path: 'extends', ...noTemplate(name, known.sort(), folder) }] };
  }
  const { tree, problems } = readOne(path, texts);
  if (tree === undefined) return { problems };
  const entries = new Map(tree.entries);
  for (const key of tenantsOwn) {
    const node = entries.get(key);
    if (node === undefined) continue;
    entries.delete(key);
    problems.push({
      file: node.origin.file,
      line: node.origin.line,
      path: key,
      message: `"${key}" can't stand in a template.`,
      allowed: `Only a tenant file has ${listing(tenantsOwn)}.`,
      fix: 'move it to the tenant files.',
    });
  }
  return { tree: { ...tree, entries }, problems };
};

const noTemplate = (typed: string, known: readonly string[], folder: string): Wording => {
  const bare = basename(typed.replace(/\.ya?ml$/i, ''));
  if (isThere(join(folder, `${bare}.yml`)) && !known.includes(bare)) {
    return {
      message: `"${typed}" isn't a template.`,
      allowed: `Templates are files in ${displayPath(folder)} that end in .yaml.`,
      fix: `rename ${bare}.yml there to ${bare}.yaml.`,
    };
  }
  const close = nearest(bare, known);
  const file = displayPath(join(folder, `${bare}.yaml`));
  return {
    message: `"${typed}" isn't a template.`,
    allowed:
      known.length === 0 ? `There are no templates in ${displayPath(folder)}.` : `Known templates: ${listing(known)}.`,
    fix:
      close === undefined
        ? `write ${file}, or correct the spelling.`
        : `write "${close}"${close.toLowerCase() === bare.trim().toLowerCase() ? '' : `, or add ${file}`}.`,
  };
};

const noTenant = (root: string, name: string): Problem => {
  const known = listTenants(root);
  // A path to the folder, or to a file in it, as a shell completes it.
  const [folder = ''] = name
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/\/(?:tenant\.yaml|users\.csv|calls\.yaml)$/, '')
    .split('/')
    .slice(-1);
  if (name !== folder && known.includes(folder)) {
    return {
      file: name,
      message: 'A tenant is called by its name, not by a path.',
      allowed: `Known tenants: ${listing(known)}.`,
      fix: `write ${folder}.`,
    };
  }
  const close = nearest(name, known);
  return {
    file: displayPath(join(root, name, 'tenant.yaml')),
    message: 'There is no such file.',
    allowed: known.length === 0 ? `There are no tenants in ${displayPath(root)}.` : `Known tenants: ${listing(known)}.`,
    fix: close === undefined ? 'write it, or correct the name of the stack.' : `write "${close}", or add that file.`,
  };
};

const noUsers = (file: string): Problem => ({
  file,
  message: 'There is no such file.',
  allowed: 'users.csv has a header and a line for each user: upn,number,site,policy,ccaip.',
  fix: 'write it beside tenant.yaml.',
});
