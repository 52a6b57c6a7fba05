import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Effects, Link } from '../../pages/handover/session.ts';
import type { Subject } from '../../pages/handover/subject.ts';
import { type TicksOf, writeTick } from '../../pages/handover/ticks.ts';
import { dayOf } from '../../tenant/day.ts';
import { displayPath } from '../../tenant/display-path.ts';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import { enteredText } from '../../tenant/entered/read-entered.ts';
import { readEnteredFile } from '../../tenant/entered/read-entered-file.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Engine } from '../pulumi/engine.ts';
import { editTenantFile } from '../tenant-file/edit-tenant-file.ts';
import { writeWhole } from '../write-whole.ts';
import { readSecret } from './read-secret.ts';
import { trySecret } from './try-secret.ts';

/** Where a handover writes. */
export interface Places {
  /** The folder of tenant folders. */
  readonly root: string;
  /** Where ticks are remembered; absent: they aren't. */
  readonly ticks?: TicksOf;
  /** The folder and the file of what was entered in CCAIP's user settings. */
  readonly entered: { readonly folder: string; readonly file: string };
  /** The tenant file is an example of the checkout: its lines are printed. */
  readonly isPrinted: boolean;
}

/** What the page of a handover may cause, on this machine and at Entra. */
export const effectsOf = (
  { tenant, outputs }: Subject,
  places: Places,
  engine: Engine,
  env: NodeJS.ProcessEnv,
): Effects => ({
  now: () => new Date(),
  readSecret: async () => {
    const value = await readSecret(engine, tenant, env);
    const untried = await trySecret({
      name: tenant.name,
      tenantId: tenant.id,
      clientId: outputs.connectedAppId,
      secret: value,
      env,
      sleep: (seconds) => setTimeout(seconds * 1000),
    });
    return { value, ...(untried !== undefined && { untried }) };
  },
  remember: (step, on) => {
    if (places.ticks !== undefined) writeTick(places.ticks, step, on);
  },
  writeLink: (link) => writeLink(link, tenant.name, places),
  changeEntered: (change) => changeEntered(change, places),
});

const writeLink = (link: Link, name: string, { root, entered, isPrinted }: Places): string => {
  const value = { ...link, entered: entered.file };
  const { file, patch, isWritten, why } = editTenantFile({
    root,
    name,
    today: dayOf(new Date()),
    edits: [{ kind: 'set', path: ['ucaas', 'linked'], value }],
    isPrinted,
  });
  if (isWritten) return `${file}: ucaas.linked is written. Commit it; the next up protects secret ${link.secret}.`;
  if (patch === '') return `${file}: ucaas.linked says so already.`;
  return `${why === undefined ? `${file} stays as it is; these lines are for it:` : `${file}: ${why.message} These lines are for it:`}\n${patch}`;
};

/** Read anew each time: somebody may have confirmed others meanwhile. */
const changeEntered = (
  change: (before: readonly EnteredUser[]) => readonly EnteredUser[],
  { entered: { folder, file } }: Places,
): string => {
  const path = join(folder, file);
  const { users = [], problems } = readEnteredFile(folder, '', file);
  if (problems.length > 0) throw new ProblemError(...problems);
  writeWhole(path, enteredText(change(users)));
  return `Written to ${displayPath(path)}.`;
};
