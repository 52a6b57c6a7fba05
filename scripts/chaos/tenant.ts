import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { loadTenant } from '../../tenant/load.ts';
import { type LabSession, openLab } from '../lab/session.ts';
import { root } from '../setup/places.mjs';
import type { Files } from './edit.ts';
import { editAtRandom } from './edits.ts';
import type { Random } from './random.ts';

/** A lab tenant of its own: files, engine state and lab in one folder, which may be copied while it is closed. */
export interface ChaosTenant {
  readonly folder: string;
  readonly session: LabSession;
  /** A button of the lab: `POST /lab/<button>`. */
  press(button: string, body: unknown): Promise<void>;
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
export const editFiles = (folder: string, random: Random, edit = editAtRandom): string[] => {
  const texts = ['tenant.yaml', 'users.csv'].map((name) => readFileSync(fileOf(folder, name), 'utf8'));
  const [header = '', ...rows] = (texts[1] ?? '').trim().split('\n');
  const files: Files = { tenant: parseDocument(texts[0] ?? ''), rows };
  const made = edit(files, random);
  writeFileSync(fileOf(folder, 'tenant.yaml'), files.tenant.toString());
  writeFileSync(fileOf(folder, 'users.csv'), `${[header, ...files.rows].join('\n')}\n`);
  const { tenant } = loadTenant({ root: filesOf(folder), name: 'lab', today: '2026-11-28' });
  if (tenant !== undefined) return made;
  writeFileSync(fileOf(folder, 'tenant.yaml'), texts[0] ?? '');
  writeFileSync(fileOf(folder, 'users.csv'), texts[1] ?? '');
  return [];
};

/** For `JSON.parse`: the order of properties is no difference. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const ask = (session: LabSession, method: string, path: string, body?: unknown): Promise<unknown> =>
  new Promise((done, fail) => {
    const ca = readFileSync(session.env.NODE_EXTRA_CA_CERTS ?? '');
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${session.url}/lab/${path}`, { method, ca, headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if ((reply.statusCode ?? 500) >= 400) fail(new Error(`${method} /lab/${path}: ${reply.statusCode} ${text}`));
        else done(text === '' ? undefined : JSON.parse(text, inOrder));
      });
    });
    sent.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body));
  });

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

interface Access {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly object[];
}

/**
 * What is no order of anything is sorted: the tenant's PSTN usages stand in the order of their making. Priorities are whatever numbers keep the order, a secret whose reply was lost stays until a person removes it, and
 * what a user was enabled for before stays with the account.
 */
const comparable = (dump: Record<string, unknown>): unknown => {
  const list = (name: string) => dump[name] as Record<string, unknown>[];
  const without = (name: string, ...fields: string[]) =>
    list(name).map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))));
  return {
    ...dump,
    users: without('users', 'enterpriseVoiceEnabled'),
    ccaip: externals(dump.ccaip as Ccaip),
    pstnUsages: byText(list('pstnUsages')),
    voiceRoutes: byText(without('voiceRoutes', 'Priority')),
    trialOrder: trialOrder(list('voiceRoutes') as unknown as Route[]),
    applications: list('applications').map(({ secrets, requiredResourceAccess, ...application }) => ({
      ...application,
      requiredResourceAccess: byText(
        (requiredResourceAccess as Access[]).map((one) => ({ ...one, resourceAccess: byText(one.resourceAccess) })),
      ),
      secrets: [...new Set((secrets as { displayName: string }[]).map(({ displayName }) => displayName))],
    })),
  };
};

export const openTenant = async (folder: string): Promise<ChaosTenant> => {
  const session = await openLab({ dir: join(folder, 'lab'), port: 0, tenants: filesOf(folder), speed: 0 });
  const press = async (button: string, body: unknown) => {
    await ask(session, 'POST', button, body);
  };
  return {
    folder,
    session,
    press,
    later: (seconds) => press('clock', { advanceSeconds: seconds }),
    calm: async () => {
      await ask(session, 'DELETE', 'faults');
      await ask(session, 'DELETE', 'ccaip/rows');
    },
    requests: async () =>
      Object.entries((await ask(session, 'GET', 'requests')) as Record<string, number>)
        .filter(([shape]) => !shape.includes(' /lab/')) // ours
        .reduce((sum, [, times]) => sum + times, 0),
    dump: async () => comparable((await ask(session, 'GET', 'dump')) as Record<string, unknown>),
    close: () => session.close(),
  };
};
