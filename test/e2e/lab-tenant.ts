import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Document, parseDocument } from 'yaml';
import { administrator, labTenantId } from '../../lab/identity.ts';
import { labTelnyxKey } from '../../lab/telnyx/credential.ts';
import { type LabOptions, type LabSession, openLab, type Run } from '../../scripts/lab/session.ts';
import { root } from '../../scripts/setup/places.mjs';

/** One step of a preview that is not "same": what a reviewer reads of it. */
interface Step {
  readonly op: string;
  /** The resource's Pulumi name. */
  readonly name: string;
  /** Changed property paths, each with its kind. */
  readonly changes: readonly string[];
}

/** A private lab with a private copy of its tenant files and its own engine state. */
export interface LabTenant {
  readonly session: LabSession;
  /** The stacks folder that the program reads. */
  readonly tenants: string;
  editTenant(change: (document: Document) => void): void;
  /** The rows of users.csv without the header. */
  editUsers(change: (rows: string[]) => string[]): void;
  writeFile(name: string, text: string): void;
  up(...args: string[]): Promise<Run>;
  /** What the next `up` would do; fails the test if the preview itself fails. */
  preview(...args: string[]): Promise<Step[]>;
  /** The whole lab tenant. */
  dump(): Promise<Record<string, unknown>>;
  /** A button of the lab: `POST /lab/<button>`. */
  press(button: string, body: unknown): Promise<unknown>;
  /** Takes back the trouble that was ordered and hasn't come. */
  calm(): Promise<void>;
  /** What the lab shows: `GET /lab/<what>`. */
  look(what: string): Promise<unknown>;
  /** A hand-made change, as an administrator makes it in PowerShell. */
  byHand(cmdlet: string, parameters: Record<string, unknown>): Promise<unknown[]>;
  /** A request to the lab's Graph, as an administrator. */
  graph(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A request to the lab's account at Telnyx with its key, as somebody in its portal: below `/v2`. */
  telnyx(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A person joins: an account with a usage location and the licence of that SKU part number. */
  hire(name: string, licence: string): Promise<void>;
  license(name: string, licence: string): Promise<void>;
  /** Number by user, as Teams has it. */
  numbers(): Promise<Record<string, string>>;
  /** `npm run import` and the engine's import of one object; resolves to the import file's resources with an id. */
  importObject(kind: string, name: string): Promise<readonly { id?: string }[]>;
  close(): Promise<void>;
}

const call = (session: LabSession, method: string, path: string, body: string, headers: Record<string, string>) =>
  new Promise<unknown>((done, fail) => {
    const ca = readFileSync(session.env.NODE_EXTRA_CA_CERTS ?? '');
    const sent = request(`${session.url}${path}`, { method, ca, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      reply.on('end', () => {
        if ((reply.statusCode ?? 500) >= 400) fail(new Error(`${method} ${path}: ${reply.statusCode} ${text}`));
        else done(text === '' ? undefined : JSON.parse(text));
      });
    });
    sent.on('error', fail).end(body);
  });

const json = { 'content-type': 'application/json' };

const tokenFor = async (session: LabSession, scope: string): Promise<string> => {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: administrator.clientId,
    client_secret: administrator.clientSecret,
    scope,
  });
  const answer = await call(session, 'POST', `/${labTenantId}/oauth2/v2.0/token`, form.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  return (answer as { access_token: string }).access_token;
};

const stepsOf = (run: Run): Step[] => {
  if (run.exitCode !== 0) throw new Error(`preview failed:\n${run.stdout}\n${run.stderr}`);
  const plan = JSON.parse(run.stdout) as {
    steps: { op: string; urn: string; detailedDiff?: Record<string, { kind: string }> | null }[];
  };
  return plan.steps
    .filter(({ op }) => !['same', 'read', 'refresh'].includes(op))
    .map(({ op, urn, detailedDiff }) => ({
      op,
      name: urn.split('::').at(-1) ?? urn,
      // A roster names its users in paths that hold no property: `["add ada@contoso.example"]`.
      changes: Object.entries(detailedDiff ?? {}).map(
        ([path, { kind }]) => /^\["(.*)"\]$/.exec(path)?.[1] ?? `${kind} ${path}`,
      ),
    }));
};

/** Between two runs people take a while: what the last one changed has spread. */
const secondsAfterRun = 3600;

/**
 * Starts a lab for one test file, with copies of the lab tenant's files that the tests may edit. Its clock stands still (or runs `speed`
 * times as fast as ours, for what can't move it): what trunkline waits moves it, and an hour passes after each run.
 */
export const openLabTenant = async ({
  seed,
  speed = 0,
}: Pick<LabOptions, 'seed' | 'speed'> = {}): Promise<LabTenant> => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-e2e-'));
  const tenants = join(dir, 'stacks');
  for (const folder of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
  }
  const opened = await openLab({ dir: join(dir, 'lab'), port: 0, tenants, speed, ...(seed && { seed }) });
  const press: LabTenant['press'] = (button, body) =>
    call(opened, 'POST', `/lab/${button}`, JSON.stringify(body), json);
  const session: LabSession = {
    ...opened,
    run: async (...args) => {
      const run = await opened.run(...args);
      await press('clock', { advanceSeconds: secondsAfterRun });
      return run;
    },
  };
  const file = (name: string) => join(tenants, 'lab', name);
  const get = (path: string) => call(session, 'GET', path, '', {});
  const tenant: LabTenant = {
    session,
    tenants,
    editTenant: (change) => {
      const document = parseDocument(readFileSync(file('tenant.yaml'), 'utf8'));
      change(document);
      writeFileSync(file('tenant.yaml'), document.toString());
    },
    editUsers: (change) => {
      const [header = '', ...rows] = readFileSync(file('users.csv'), 'utf8').trim().split('\n');
      writeFileSync(file('users.csv'), `${[header, ...change(rows)].join('\n')}\n`);
    },
    writeFile: (name, text) => writeFileSync(file(name), text),
    up: (...args) => session.run('up', '--yes', '--skip-preview', '--non-interactive', ...args),
    preview: async (...args) => stepsOf(await session.run('preview', '--json', '--non-interactive', ...args)),
    dump: async () => (await get('/lab/dump')) as Record<string, unknown>,
    press,
    calm: async () => {
      await call(session, 'DELETE', '/lab/faults', '', {});
    },
    look: (what) => get(`/lab/${what}`),
    byHand: async (cmdlet, parameters) => {
      const accessTokens = [
        await tokenFor(session, `${session.url}/.default`),
        await tokenFor(session, '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default'),
      ];
      const body = JSON.stringify({ cmdlet, parameters, accessTokens });
      const reply = (await call(session, 'POST', '/lab/cmdlet', body, json)) as { output?: unknown[]; error?: unknown };
      if (reply.output === undefined) throw new Error(JSON.stringify(reply.error));
      return reply.output;
    },
    graph: async (method, path, body) => {
      const authorization = `Bearer ${await tokenFor(session, `${session.url}/.default`)}`;
      return call(session, method, path, body === undefined ? '' : JSON.stringify(body), { ...json, authorization });
    },
    telnyx: (method, path, body) => {
      const headers = { ...json, authorization: `Bearer ${labTelnyxKey}` };
      return call(session, method, `/telnyx/v2${path}`, body === undefined ? '' : JSON.stringify(body), headers);
    },
    hire: async (name, licence) => {
      await tenant.graph('POST', '/v1.0/users', {
        accountEnabled: true,
        displayName: name,
        mailNickname: name,
        userPrincipalName: `${name}@contoso.example`,
        usageLocation: 'NL',
        passwordProfile: { forceChangePasswordNextSignIn: true, password: 'only-in-a-lab' },
      });
      await tenant.license(name, licence);
    },
    license: async (name, licence) => {
      const skus = (await tenant.graph('GET', '/v1.0/subscribedSkus')) as {
        value: { skuId: string; skuPartNumber: string }[];
      };
      const sku = skus.value.find(({ skuPartNumber }) => skuPartNumber === licence);
      await tenant.press('clock', { advanceSeconds: 3600 });
      await tenant.graph('POST', `/v1.0/users/${name}@contoso.example/assignLicense`, {
        addLicenses: [{ skuId: sku?.skuId, disabledPlans: [] }],
        removeLicenses: [],
      });
      await tenant.press('clock', { advanceSeconds: 3600 });
    },
    numbers: async () => {
      const users = (await tenant.graph('GET', '/v1.0/users?$select=id,userPrincipalName&$top=999')) as {
        value: { id: string; userPrincipalName: string }[];
      };
      const rows = (await tenant.graph(
        'GET',
        '/v1.0/admin/teams/telephoneNumberManagement/numberAssignments?$top=1000',
      )) as { value: { telephoneNumber: string; assignmentTargetId: string | null }[] };
      const upns = new Map(users.value.map(({ id, userPrincipalName }) => [id, userPrincipalName]));
      return Object.fromEntries(
        rows.value.flatMap(({ telephoneNumber, assignmentTargetId }) => {
          const upn = upns.get(assignmentTargetId ?? '');
          return upn === undefined ? [] : [[upn, telephoneNumber]];
        }),
      );
    },
    importObject: async (kind, name) => {
      const out = join(dir, `import-${kind}.json`);
      const script = [join(root, 'scripts/import.ts'), 'lab', kind, name, '--out', out];
      await execa(process.execPath, script, { cwd: root, env: session.env, extendEnv: false });
      const flags = ['--generate-code=false', '--protect=false', '--yes', '--skip-preview', '--non-interactive'];
      const run = await session.run('import', '--file', out, ...flags);
      if (run.exitCode !== 0) throw new Error(`import failed:\n${run.stdout}${run.stderr}`);
      const { resources } = JSON.parse(readFileSync(out, 'utf8')) as { resources: { id?: string }[] };
      return resources.filter(({ id }) => id !== undefined);
    },
    close: async () => {
      await session.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return tenant;
};
