import { existsSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { readWholeTenant, type WholeTenant } from '../../live/read-whole.ts';
import { liveSide } from '../../live/side.ts';
import { openSession } from '../../providers/msteams/open-session.ts';
import { splitMark } from '../../providers/msteams/resources/described/mark.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { dayOf } from '../../tenant/day.ts';
import { displayPath } from '../../tenant/display-path.ts';
import { isLabId } from '../../tenant/lab-tenant.ts';
import { listTenants } from '../../tenant/list.ts';
import { loadTenant } from '../../tenant/load.ts';
import { loadCalls } from '../../tenant/load-calls.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { judgeNew } from '../new/judge-new.ts';
import { type Answers, questionsWith } from '../new/questions.ts';
import { trunks } from '../new/trunks.ts';
import { root as checkout } from '../setup/places.mjs';
import { writeWhole } from '../write-whole.ts';
import { callsOf } from './whole/calls.ts';
import { callsYaml } from './whole/calls-yaml.ts';
import { report } from './whole/report.ts';
import { allResources } from './whole/resources.ts';
import { type Told, type Written, writtenFor } from './whole/written.ts';

/** What no tenant tells: by these flags, or asked at a terminal. */
export type Given = Partial<Pick<Answers, 'tenantId' | 'inboundDomain' | 'portal'>>;

/** `npm run import -- <tenant> --all`: reads a live tenant and writes the folder that says it. */
export const importWhole = async (name: string, given: Given): Promise<number> => {
  const root = tenantsRoot(process.env);
  const told = await settled(root, name, given);
  const session = openSession(told.tenantId, process.env);
  const whole = await readWholeTenant(session).finally(() => session.close());
  const lines = writeFolder(root, whole, told, dayOf(new Date()));
  console.log(lines.join('\n'));
  return 0;
};

const questions = questionsWith(trunks.byo.questions);

/** The portal may be in the tenant: it is asked of nobody. */
const asked = questions.filter(({ key }) => key === 'tenantId' || key === 'inboundDomain');

const settled = async (root: string, name: string, given: Given): Promise<Told> => {
  const command = 'npm run import';
  const around = {
    command,
    folder: displayPath(join(root, name)),
    isThere: lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined,
    ids: new Map(listTenants(root).map((tenant) => [tenant, tenantIdOf(root, tenant) ?? ''])),
    mayBeLab: true,
  };
  const all = [...asked, ...questions.filter(({ key }) => key === 'portal' && given.portal !== undefined)];
  const mayAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const problems = judgeNew(name, given, all, around, !mayAsk);
  if (problems.length > 0) throw new ProblemError(...problems);
  const answers = mayAsk ? await (await import('../new/ask.ts')).ask(asked, given) : given;
  if (answers === undefined)
    throw new ProblemError({ file: command, message: 'Nothing was read.', fix: 'answer, or use flags.' });
  const late = judgeNew(name, answers, all, around, true);
  if (late.length > 0) throw new ProblemError(...late);
  return { name, tenantId: answers.tenantId ?? '', inboundDomain: answers.inboundDomain ?? '', portal: answers.portal };
};

/** Writes beside the place and renames: the folder is there whole, or not at all. Resolves to what a person reads. */
export const writeFolder = (root: string, whole: WholeTenant, told: Told, today: string): string[] => {
  const { name } = told;
  const folder = join(root, name);
  const schema = schemaFrom(folder);
  const written = writtenFor(whole, told, { today, schema });
  const part = partFolder(root);
  try {
    const tried = join(part, name);
    mkdirSync(tried);
    writeWhole(join(tried, 'tenant.yaml'), written.tenantYaml);
    writeWhole(join(tried, 'users.csv'), written.usersCsv);
    const tenant = readBack(root, part, name, today);
    writeWhole(join(tried, 'calls.yaml'), callsYaml(callsFor(whole, tenant), schema));
    demandCalls(part, name, tenant.country);
    const resources = allResources(tenant, { ids: idsOf(whole, tenant), application: written.application });
    writeWhole(join(tried, 'import.json'), `${JSON.stringify(resources, null, 1)}\n`);
    if (existsSync(folder))
      throw new ProblemError({ file: displayPath(folder), message: 'is there already.', fix: 'choose another name.' });
    renameSync(tried, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return said(written, told, folder);
};

const said = (written: Written, { name, tenantId }: Told, folder: string): string[] =>
  report(written, { name, tenantId, folder: displayPath(folder), isLab: isLabId(tenantId), calls: [] });

const callsFor = ({ rows }: WholeTenant, tenant: Tenant) =>
  callsOf({ live: liveSide(rows, tenant).voice, file: compileConfig(fromTenant(tenant)) });

const demandCalls = (part: string, name: string, country: string): void => {
  const { problems } = loadCalls(part, name, country);
  if (problems.length > 0) throw new ProblemError(...problems);
};

const schemaFrom = (folder: string): string => {
  const reference = join(checkout, 'docs', 'reference');
  const way = relative(folder, reference);
  return (isAbsolute(way) ? reference : way).replaceAll('\\', '/');
};

const partFolder = (root: string): string => {
  try {
    return mkdtempSync(join(root, '.import-'));
  } catch (error) {
    throw new ProblemError({
      file: displayPath(root),
      message: `no folder can be made there: ${(error as NodeJS.ErrnoException).code ?? error}.`,
      fix: existsSync(root) ? 'make it writable.' : 'make it.',
    });
  }
};

/** As every other command will read it. */
const readBack = (root: string, part: string, name: string, today: string): Tenant => {
  const { tenant, problems } = loadTenant({ root: part, name, today, env: {} });
  if (tenant !== undefined) return tenant;
  const shown = problems.map((problem) => ({
    ...problem,
    file: problem.file.replace(displayPath(part), () => displayPath(root)),
  }));
  throw new ProblemError(...shown, {
    file: 'npm run import',
    message: 'The tenant has what its files may not say, so nothing was written.',
    fix: 'put it right in the tenant, or import object by object: npm run import -- <tenant> <kind> <name>.',
  });
};

const idsOf = ({ rows, groupNames }: WholeTenant, { groups }: Tenant) => ({
  marks: new Map(
    [...rows.gateways, ...rows.callingPolicies].flatMap(({ Identity, Description }) => {
      const { mark } = splitMark(Description);
      return mark === undefined ? [] : [[Identity.toLowerCase(), mark] as const];
    }),
  ),
  people: new Map(rows.people.map(({ upn, id = '' }) => [upn.toLowerCase(), id])),
  groups: new Map(
    groups.flatMap(({ name }) => {
      // One whose name no file can have stands by its id.
      const found = [...groupNames].find(([id, known]) => known === name || id === name);
      return found === undefined ? [] : [[name, found[0]] as const];
    }),
  ),
});
