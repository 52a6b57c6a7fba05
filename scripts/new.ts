/** `npm run new -- <tenant>`: writes the folder of a new tenant, from flags or from what a person answers. */

import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { Command, Option } from 'commander';
import { dayOf } from '../tenant/day.ts';
import { displayPath } from '../tenant/display-path.ts';
import { listTenants } from '../tenant/list.ts';
import { loadTenant } from '../tenant/load.ts';
import type { Problem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';
import { countryStart } from './new/country-start.ts';
import { judgeNew, type Surroundings } from './new/judge-new.ts';
import { type Answers, flagOf, questionsWith, type Trunk } from './new/questions.ts';
import { tenantFiles } from './new/tenant-files.ts';
import { trunks } from './new/trunks.ts';
import { runScript } from './run-script.ts';
import { root as checkout } from './setup/places.mjs';
import { writeWhole } from './write-whole.ts';

const names = Object.keys(trunks) as Trunk[];

const surroundings = (root: string, name: string): Surroundings => ({
  folder: displayPath(join(root, name)),
  isThere: lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined,
  ids: new Map(listTenants(root).map((tenant) => [tenant, tenantIdOf(root, tenant) ?? ''])),
});

const writeNew = async (name: string, given: Partial<Answers>): Promise<number> => {
  const root = tenantsRoot(process.env);
  const around = surroundings(root, name);
  const mayAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const questions = questionsWith(trunks[given.trunk ?? 'byo'].questions);
  const problems = [...judgeNew(name, given, questions, around, !mayAsk), ...ofOtherTrunks(given)];
  if (problems.length > 0) throw new ProblemError(...problems);
  const answers = mayAsk ? await (await import('./new/ask.ts')).ask(questions, given) : given;
  if (answers === undefined) return 1;
  const late = judgeNew(name, answers, questions, around, true);
  if (late.length > 0) throw new ProblemError(...late);
  write(root, name, answers as Answers);
  return 0;
};

/** Flags that another trunk takes. */
const ofOtherTrunks = (given: Partial<Answers>): Problem[] => {
  const trunk = given.trunk ?? 'byo';
  const own = new Set(trunks[trunk].questions.map(({ key }) => key));
  return names.flatMap((other) =>
    trunks[other].questions.flatMap(({ key }): Problem[] =>
      own.has(key) || given[key] === undefined
        ? []
        : [
            {
              file: 'npm run new',
              path: flagOf(key),
              message: `"${given[key]}" is for --trunk ${other}, and the trunk is ${trunk}.`,
              allowed: `With --trunk ${trunk}: ${trunks[trunk].questions.map((one) => flagOf(one.key)).join(', ')}.`,
              fix: `leave ${flagOf(key)} out, or write --trunk ${other}.`,
            },
          ],
    ),
  );
};

const write = (root: string, name: string, answers: Answers): void => {
  const folder = join(root, name);
  const start = countryStart(answers.country);
  if (start === undefined) throw new Error(`no numbering plan of ${answers.country}`);
  const way = relative(folder, join(checkout, 'docs', 'reference'));
  const schema = (isAbsolute(way) ? join(checkout, 'docs', 'reference') : way).replaceAll('\\', '/');
  const today = dayOf(new Date());
  const files = Object.entries(tenantFiles(answers, start, { today, schema }));
  demandRight(root, name, files, today);
  makeFolder(folder);
  for (const [file, text] of files) writeWhole(join(folder, file), text);
  console.log(`${displayPath(folder)}: ${files.map(([file]) => file).join(', ')}
  next  read tenant.yaml against what the carrier and the customer say; put everybody into users.csv
  then  npm run lint -- ${name}
        npm run calls -- ${name}
        npm run pulumi -- stack init ${name}`);
};

/** Reads the files as every other command will, before anything stands in the tenants' folder. */
const demandRight = (root: string, name: string, files: readonly [string, string][], today: string): void => {
  const tried = mkdtempSync(join(tmpdir(), 'trunkline-new-'));
  try {
    makeFolder(join(tried, name));
    for (const [file, text] of files) writeWhole(join(tried, name, file), text);
    const { problems } = loadTenant({ root: tried, name, today });
    const shown = problems.map((problem) => ({
      ...problem,
      file: problem.file.replace(displayPath(tried), () => displayPath(root)),
    }));
    if (shown.length > 0) throw new ProblemError(...shown);
  } finally {
    rmSync(tried, { recursive: true, force: true });
  }
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const parent = join(folder, '..');
    throw new ProblemError({
      file: displayPath(folder),
      message: `the folder can't be made: ${(error as NodeJS.ErrnoException).code ?? error}.`,
      fix: existsSync(parent) ? `make ${displayPath(parent)} writable.` : `make ${displayPath(parent)}.`,
    });
  }
};

const program = new Command('npm run new')
  .usage('-- <tenant> [flags]')
  .description('Writes the folder of a new tenant; at a terminal it asks for what no flag says.')
  .argument('<tenant>', "the folder's name, and the stack's; it is made under stacks/, or under TRUNKLINE_TENANTS")
  .action((name: string, given: Partial<Answers>) => runScript(() => writeNew(name, given)));
program.addOption(
  new Option('--trunk <provider>', 'byo: a provider of your own, who has the trunk ready; or where up makes it')
    .choices(names)
    .default('byo'),
);
for (const { key, text, example } of questionsWith(names.flatMap((trunk) => trunks[trunk].questions)))
  program.option(`${flagOf(key)} <text>`, `${text}, e.g. ${example}`);
await program.parseAsync();
