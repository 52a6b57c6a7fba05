import { join } from 'node:path';
import { execa } from 'execa';
import type { Run } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import { type ChaosTenant, changeFile } from './tenant.ts';
import { writeNameByHand } from './trunk-name.ts';

const mostRuns = 6;
const quietly = ['--yes', '--skip-preview', '--non-interactive'];

/** The application that azuread's refusal, or ours of one that is half made, names: Entra made it just before a run was killed. */
const madeBefore = (said: string): string | undefined =>
  /(?:"azuread_application"[^\n]*\(ID: "|half made: "[^"]*" \(object id )([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(
    said,
  )?.[1];

const importMade = async (tenant: ChaosTenant, id: string): Promise<void> => {
  const out = join(tenant.folder, 'import-app.json');
  const env = { cwd: root, env: tenant.session.env, extendEnv: false };
  await execa(process.execPath, [join(root, 'scripts/import.ts'), 'lab', 'app', id, '--out', out], env);
  await tenant.session.run('import', '--file', out, '--generate-code=false', '--protect=false', ...quietly);
};

/** Numbers of which nobody knows whether a killed run gave them back; a person finds them gone, and does what the message says. */
const goneAlready = (said: string): string[] =>
  [...said.matchAll(/(\+\d+) isn't given back: the account at Telnyx has no such number/g)].map(
    ([, number]) => `${number}`,
  );

const takeOut = (tenant: ChaosTenant, numbers: readonly string[]): void =>
  changeFile(tenant.folder, (file) => {
    const list = file.getIn(['sipTrunk', 'telnyx', 'release']) as { toJSON(): string[] };
    const left = list.toJSON().filter((number) => !numbers.includes(number));
    if (left.length > 0) {
      file.setIn(['sipTrunk', 'telnyx', 'release'], left);
      file.setIn(['approvals', 'numberReleases', 'count'], left.length);
      return;
    }
    file.deleteIn(['sipTrunk', 'telnyx', 'release']);
    file.deleteIn(['approvals', 'numberReleases']);
  });

/** As docs/while-it-runs.md tells a person: `up` again; after a kill `cancel`, `up`, `refresh --clear-pending-creates`. Throws what is still said at the end. */
export const upUntilQuiet = async (tenant: ChaosTenant): Promise<void> => {
  let run: Run | undefined;
  for (let round = 0; round < mostRuns; round++) {
    run = await tenant.session.run('up', ...quietly);
    const said = run.stdout + run.stderr;
    const made = madeBefore(said);
    const gone = goneAlready(said);
    if (gone.length > 0) takeOut(tenant, gone);
    else if (said.includes("Telnyx doesn't list the name that it made")) await writeNameByHand(tenant);
    else if (/is currently locked/.test(said)) await tenant.session.run('cancel', '--yes');
    else if (made !== undefined) await importMade(tenant, made);
    else if (/pending operation|pending create/i.test(said)) {
      await tenant.session.run('refresh', '--clear-pending-creates', ...quietly);
    } else if (run.exitCode === 0) break;
  }
  if (run?.exitCode !== 0) throw new Error(`up does not end well:\n${run?.stdout}${run?.stderr}`);
};

/** What a preview would still change: nothing, if all is well. */
export const leftToDo = async (tenant: ChaosTenant): Promise<string[]> => {
  const run = await tenant.session.run('preview', '--json', '--non-interactive');
  if (run.exitCode !== 0) return [`preview fails: ${run.stdout}${run.stderr}`];
  const { steps } = JSON.parse(run.stdout) as { steps: { op: string; urn: string }[] };
  return steps
    .filter(({ op }) => !['same', 'read', 'refresh'].includes(op))
    .map(({ op, urn }) => `${op} ${urn.split('::').at(-1)}`);
};
