import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { labSetupEnvironment } from '../../lab/environment.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import { askLab } from './ask.ts';
import { serveApart } from './azuread-apart.ts';
import type { Files } from './edit.ts';
import type { Random } from './random.ts';

/** A lab tenant of its own: files, engine state and lab in one folder, which may be copied while it is closed. */
export interface ChaosTenant {
  readonly folder: string;
  readonly session: LabSession;
  /** Of the CLI. */
  readonly env: Readonly<Record<string, string>>;
  /** A button of the lab: `POST /lab/<button>`. */
  press(button: string, body: unknown, method?: string): Promise<unknown>;
  /** What the lab shows: `GET /lab/<what>`. */
  look(what: string): Promise<unknown>;
  /** Takes back what trouble was ordered and hasn't come: it mustn't fall on the run that puts things right. */
  calm(): Promise<void>;
  /** Lab time goes by; it stands still otherwise, but for what a client waits. */
  later(seconds: number): Promise<void>;
  /** Requests that the lab's services have had since it started: calls of Graph and Entra, and cmdlets. */
  requests(): Promise<number>;
  /** The tenant without what may differ between two that are the same for every call. */
  dump(): Promise<unknown>;
  close(): Promise<void>;
}

const today = '2026-11-28';
const filesOf = (folder: string) => join(folder, 'stacks');
const fileOf = (folder: string, name: string) => join(filesOf(folder), 'lab', name);

/** A folder with the checkout's lab tenant in it. */
export const newFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', name), join(filesOf(folder), name), { recursive: true });
  }
};

export const copyFolder = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
};

export const copyFiles = (from: string, to: string): void => {
  rmSync(filesOf(to), { recursive: true, force: true });
  cpSync(filesOf(from), filesOf(to), { recursive: true });
};

/** Edits the files as an engineer would; what the loader refuses is taken back. The edits' names. */
export const editFiles = (
  { folder, isThere }: { readonly folder: string; readonly isThere: boolean },
  random: Random,
  edit: (files: Files, random: Random) => string[],
): string[] => {
  const texts = ['tenant.yaml', 'users.csv'].map((name) => readFileSync(fileOf(folder, name), 'utf8'));
  const [header = '', ...rows] = (texts[1] ?? '').trim().split('\n');
  const files: Files = { tenant: parseDocument(texts[0] ?? ''), rows, isThere };
  const made = edit(files, random);
  writeFileSync(fileOf(folder, 'tenant.yaml'), files.tenant.toString());
  writeFileSync(fileOf(folder, 'users.csv'), `${[header, ...files.rows].join('\n')}\n`);
  const { tenant } = loadTenant({ root: filesOf(folder), name: 'lab', today });
  if (tenant !== undefined) return made;
  writeFileSync(fileOf(folder, 'tenant.yaml'), texts[0] ?? '');
  writeFileSync(fileOf(folder, 'users.csv'), texts[1] ?? '');
  return [];
};

/** The tenant file, changed by hand as it has to be. */
export const changeFile = (folder: string, change: (tenant: Document) => void): void => {
  const tenant = parseDocument(readFileSync(fileOf(folder, 'tenant.yaml'), 'utf8'));
  change(tenant);
  writeFileSync(fileOf(folder, 'tenant.yaml'), tenant.toString());
};

/** What the files say. */
export const readFolder = (folder: string): Tenant => {
  const { tenant, problems } = loadTenant({ root: filesOf(folder), name: 'lab', today });
  if (tenant === undefined) throw new Error(JSON.stringify(problems));
  return tenant;
};

const byText = <Item>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

interface Route {
  readonly Identity: string;
  readonly OnlinePstnUsages: readonly string[];
}

/** Routes of each usage as they are tried; how routes of two usages stand to each other means nothing, a policy's usages order them. */
const trialOrder = (routes: readonly Route[]): Record<string, string[]> =>
  Object.fromEntries(
    [...new Set(routes.flatMap(({ OnlinePstnUsages }) => OnlinePstnUsages))]
      .toSorted()
      .map((usage) => [
        usage,
        routes.filter(({ OnlinePstnUsages }) => OnlinePstnUsages.includes(usage)).map(({ Identity }) => Identity),
      ]),
  );

/** Who is an external user, and who has left something of one behind; others were made for a while, and CCAIP keeps them. */
const externals = ({ users, ...ccaip }: Ccaip): unknown => ({
  ...ccaip,
  users: users.filter(({ external, sipUri, ucaasUserName }) => external || sipUri !== null || ucaasUserName !== null),
});

interface Ccaip {
  readonly users: readonly { readonly external: boolean; readonly sipUri: unknown; readonly ucaasUserName: unknown }[];
}

interface Azure {
  readonly secrets: readonly { readonly isDeleted: boolean }[];
}

/** Telnyx may go on listing numbers that were given back. */
const withoutPast = ({ numbers, ...telnyx }: { numbers: { status: string }[] }): unknown => ({
  ...telnyx,
  numbers: numbers.filter(({ status }) => status !== 'deleted'),
});

interface Access {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly object[];
}

/**
 * What is no order of anything is sorted: the tenant's PSTN usages stand in the order of their making. Priorities are whatever numbers keep the order, a secret whose reply was lost stays until a person removes it, and
 * what a user was enabled for before stays with the account, and who is made has an id by chance.
 */
const comparable = (dump: Record<string, unknown>, azure: Azure, tenant: Tenant): unknown => {
  // One whose generation came and went amid trouble may be left, as above; that of the first files was made in peace.
  const mayBe = (name: string) => name === '2026-11' || tenant.app.secrets.some((one) => one.name === name);
  const list = (name: string) => dump[name] as Record<string, unknown>[];
  const without = (name: string, ...fields: string[]) =>
    list(name).map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))));
  return {
    ...dump,
    azure: { ...azure, secrets: azure.secrets.filter(({ isDeleted }) => !isDeleted) },
    telnyx: withoutPast(dump.telnyx as { numbers: { status: string }[] }),
    users: without('users', 'enterpriseVoiceEnabled', 'id'),
    ccaip: externals(dump.ccaip as Ccaip),
    pstnUsages: byText(list('pstnUsages')),
    voiceRoutes: byText(without('voiceRoutes', 'Priority')),
    trialOrder: trialOrder(list('voiceRoutes') as unknown as Route[]),
    applications: list('applications').map(({ secrets, requiredResourceAccess, ...application }) => ({
      ...application,
      requiredResourceAccess: byText(
        (requiredResourceAccess as Access[]).map((one) => ({ ...one, resourceAccess: byText(one.resourceAccess) })),
      ),
      secrets: [...new Set((secrets as { displayName: string }[]).map(({ displayName }) => displayName))].filter(mayBe),
    })),
  };
};

export const openTenant = async (folder: string, { hasSetup }: { hasSetup: boolean }): Promise<ChaosTenant> => {
  const azuread = await serveApart();
  const { port: azureadPort } = azuread;
  const session = await openLab({ dir: join(folder, 'lab'), port: 0, tenants: filesOf(folder), speed: 0, azureadPort });
  azuread.serves(session);
  session.withSetup(hasSetup);
  const press: ChaosTenant['press'] = (button, body, method = 'POST') => askLab(session, method, button, body);
  return {
    folder,
    session,
    env: { ...session.env, ...(hasSetup && labSetupEnvironment()) },
    press,
    look: (what) => askLab(session, 'GET', what),
    later: async (seconds) => {
      await press('clock', { advanceSeconds: seconds });
    },
    calm: async () => {
      await askLab(session, 'DELETE', 'faults');
      await askLab(session, 'DELETE', 'ccaip/rows');
    },
    requests: async () =>
      Object.entries((await askLab(session, 'GET', 'requests')) as Record<string, number>)
        .filter(([shape]) => !shape.includes(' /lab/')) // ours
        .reduce((sum, [, times]) => sum + times, 0),
    dump: async () =>
      comparable(
        (await askLab(session, 'GET', 'dump')) as Record<string, unknown>,
        (await askLab(session, 'GET', 'azure')) as Azure,
        readFolder(folder),
      ),
    close: async () => {
      await azuread.close();
      await session.close();
    },
  };
};
