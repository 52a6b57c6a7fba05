import { listing } from '../../tenant/listing.ts';
import { nearest } from '../../tenant/nearest.ts';
import type { Problem } from '../../tenant/problem.ts';
import { renameStack } from '../../tenant/rename-stack.ts';
import { type Command, isInit, renamedTo } from './command.ts';

/** What there is of the engine's files for one stack, by their paths as a person knows them. */
export interface StackFiles {
  readonly tenant: string;
  /** The tenant's folder, and whether a tenant.yaml stands in it. */
  readonly folder: string;
  readonly hasTenant: boolean;
  /** Folders with a tenant.yaml. */
  readonly tenants: readonly string[];
  /** What stands in `Pulumi.<tenant>.yaml` of that folder. */
  readonly own?: string;
  /** Stacks whose `Pulumi.<stack>.yaml` lies in that folder too. */
  readonly others: readonly string[];
  /** Places outside of that folder where this stack's file lies: earlier versions kept it in `stacks/`. */
  readonly strays: readonly string[];
}

/** Commands for which the engine needs no secrets, so that it writes no file. */
const needsNoFile = new Set('init new select rm remove rename output export tag graph unselect'.split(' '));
/** Commands that act on what the files say; others may be about a tenant whose folder is gone. */
const actsOnFiles = new Set('up update preview pre import watch config'.split(' '));

const isWithoutFile = ({ words: [first, second] }: Command): boolean =>
  first === 'cancel' || first === 'state' || (first === 'stack' && (second === undefined || needsNoFile.has(second)));

/** Whether the file says how the stack's secrets are opened. */
const opensSecrets = (text: string | undefined): boolean =>
  /^(encryptionsalt|encryptedkey|secretsprovider)\s*:/m.test(text ?? '');

/** What is wrong with where the engine's file of a stack lies; nothing is wrong where there is none, see `lostFile`. */
export const stackFileProblems = (command: Command, files: StackFiles): Problem[] => {
  const { tenant, folder, hasTenant, own, others, strays } = files;
  const file = `${folder}/Pulumi.${tenant}.yaml`;
  if (!hasTenant && (isInit(command) || actsOnFiles.has(command.words[0] ?? ''))) return [noFolder(files)];
  const stray = strays.map((path) => strayFile(path, file, own));
  const to = renamedTo(command);
  if (to !== undefined) return [...stray, ...renameProblems(files, to)];
  const old = own === undefined ? others.map((other) => ofAnotherStack(files, other)) : [];
  return [...stray, ...old];
};

const noFolder = ({ tenant, folder, tenants }: StackFiles): Problem => {
  const close = nearest(tenant, tenants);
  return {
    file: `${folder}/tenant.yaml`,
    message: 'There is no such file.',
    allowed: `A stack has the name of its tenant's folder. Known tenants: ${listing(tenants) || 'none'}.`,
    fix:
      close === undefined
        ? `npm run new -- ${tenant}, or correct the name.`
        : `write "${close}", or npm run new -- ${tenant}`,
  };
};

const strayFile = (path: string, file: string, own: string | undefined): Problem => ({
  file: path,
  message: "the engine's file of a stack doesn't lie here any more.",
  allowed: `It lies with its tenant: ${file}.`,
  fix: own === undefined ? `mv ${path} ${file}` : `rm ${path}, which nothing reads: ${file} is there too.`,
});

/** The folder was renamed, or copied with all that is in it. */
const ofAnotherStack = ({ tenant, folder, tenants }: StackFiles, other: string): Problem => {
  const path = `${folder}/Pulumi.${other}.yaml`;
  const isCopy = tenants.includes(other);
  return {
    file: path,
    message: `is the engine's file of stack "${other}", and "${tenant}" has none.`,
    allowed: isCopy
      ? `"${other}" has a folder of its own, so this is a copy of it.`
      : 'A folder that gets another name is another stack: without its state all that it made would count as made by somebody else.',
    fix: isCopy ? `rm ${path}` : `${renameStack(other, tenant)}; if ${tenant} is another tenant: rm ${path}`,
  };
};

/** A stack is renamed after its folder, with the engine's file in it. */
const renameProblems = ({ tenant, folder, hasTenant, tenants, own }: StackFiles, to: string): Problem[] => {
  const target = folder.replace(/[^/]*$/, to);
  const isThere = tenants.includes(to);
  if (isThere && !hasTenant && own === undefined) return [];
  const fix = hasTenant
    ? isThere
      ? `remove one of the two folders, if they are one tenant: ${folder}, ${target}`
      : `mv ${folder} ${target}`
    : isThere
      ? `mv ${folder}/Pulumi.${tenant}.yaml ${target}/`
      : `write ${target}/tenant.yaml, or correct the name.`;
  return [
    {
      file: 'command line',
      path: 'stack rename',
      message: `"${to}" isn't the folder in which the files of "${tenant}" lie.`,
      allowed: 'A stack has the name of its folder, so the folder is renamed first, with all that is in it.',
      fix,
    },
  ];
};

/** Of what `pulumi stack export` prints: how the stack's secrets are opened. */
export interface Secrets {
  readonly type?: string;
  readonly state?: { readonly salt?: string; readonly url?: string; readonly encryptedkey?: string };
}

/** Whether the engine would have to write the file that says how secrets are opened. */
export const wouldWrite = (command: Command, { own }: StackFiles): boolean =>
  !isWithoutFile(command) && !opensSecrets(own);

/**
 * Why a command doesn't go on without the file that says how secrets are opened: the engine would choose anew, and what is in the state
 * could not be opened any more. `secrets`: what the state says; absent if there is no such stack.
 */
export const lostFile = ({ tenant, folder }: StackFiles, secrets: Secrets | undefined): Problem => {
  const file = `${folder}/Pulumi.${tenant}.yaml`;
  if (secrets === undefined) {
    return {
      file: 'command line',
      path: '-s',
      message: `there is no stack "${tenant}" yet.`,
      allowed: `A stack begins once, and ${file} then says how its secrets are opened.`,
      fix: `npm run pulumi -- stack init ${tenant}, with --secrets-provider if a key vault is to guard its secrets.`,
    };
  }
  const { salt, url, encryptedkey } = secrets.state ?? {};
  const lines =
    salt === undefined ? [`secretsprovider: ${url}`, `encryptedkey: ${encryptedkey}`] : [`encryptionsalt: ${salt}`];
  return {
    file,
    message: "doesn't say how the stack's secrets are opened, though the stack is there.",
    allowed: 'It belongs in git, beside tenant.yaml. No new salt or key is made for a stack that has one.',
    fix: `restore it from git, or write it: ${lines.join(' and ')}`,
  };
};
