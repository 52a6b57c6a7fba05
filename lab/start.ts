import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { labApp } from './app.ts';
import { makeCertificates } from './certificates.ts';
import { type Clock, startClock } from './clock.ts';
import type { LabContext } from './context.ts';
import { createTokens, type Tokens } from './entra/tokens.ts';
import { createFaults, type Faults } from './faults.ts';
import { labTenantId } from './identity.ts';
import { LabRefusal } from './refusal.ts';
import { countRequests } from './requests.ts';
import { seedTenant, seedWhatIsNew } from './seed.ts';
import { openStore, type Store } from './store.ts';
import { loadSwitches, type Switches, startingSwitches } from './switches.ts';

export interface LabOptions {
  /** Folder of everything the lab keeps: lab.db, ca.pem, keys. */
  readonly dir: string;
  /** 0 (the default) picks a free one. */
  readonly port?: number;
  /** How many times as fast as ours the lab's time runs. Default 200. */
  readonly speed?: number;
}

/** A running lab. */
export interface Lab {
  readonly url: string;
  readonly port: number;
  /** Path of the CA certificate to trust. */
  readonly ca: string;
  readonly dir: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly switches: Switches;
  readonly context: LabContext;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

const portTaken = (port: number): LabRefusal =>
  new LabRefusal([
    {
      file: 'lab',
      path: '--port',
      message: `${port} is in use on ${loopback}.`,
      allowed: 'Another lab may be running there; 0 picks a free port.',
      fix: 'end it, or choose another port.',
    },
  ]);

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? portTaken(port) : error));
    server.listen(port, loopback, () => done((server.address() as AddressInfo).port));
  });

/** Lab time never runs backwards: a lab that was ahead of ours goes on from there. */
const resumeClock = (store: Store, speed: number) => {
  const saved = Number(store.get('setting', 'clock')?.now ?? 0);
  return startClock(speed, Math.max(Date.now(), saved));
};

const openTenant = (folder: string): Store => {
  try {
    return openStore(join(folder, 'lab.db'));
  } catch (error) {
    if (!/locked|busy/.test(String(error))) throw error;
    throw new LabRefusal([
      {
        file: 'lab',
        path: '--dir',
        message: `${folder} belongs to a lab that is running.`,
        allowed: 'One lab per folder.',
        fix: 'end it, or choose another folder.',
      },
    ]);
  }
};

/** Everything the services work with. A fresh folder is seeded first. */
const openContext = (store: Store, facts: { tokens: Tokens; speed: number; origin: string }) => {
  const faults = createFaults();
  const requests = countRequests();
  const switches = loadSwitches(store, startingSwitches(process.env));
  const clock = resumeClock(store, facts.speed);
  const context: LabContext = {
    tenantId: labTenantId,
    store,
    clock,
    faults,
    switches,
    tokens: facts.tokens,
    requests,
    origin: facts.origin,
    azuread: {},
    reset: () => {
      store.clear();
      faults.clear();
      requests.clear();
      context.azuread.environment = undefined;
      Object.assign(switches, startingSwitches(process.env));
      seedTenant(context);
    },
  };
  if (store.get('setting', 'seeded') === undefined) seedTenant(context);
  seedWhatIsNew(context);
  return { context, clock };
};

/** Starts the lab tenant on loopback: Entra, Graph and Teams on one HTTPS port. Throws a LabRefusal for what its user can mend. */
export const startLab = async ({ dir, port = 0, speed = 200 }: LabOptions): Promise<Lab> => {
  const folder = resolve(dir);
  mkdirSync(folder, { recursive: true });
  const certificates = await makeCertificates(folder, Date.now());
  const tokens = await createTokens(folder);

  // The port is known only when it listens, and the addresses in answers hold it: so the app is made after.
  let fetch: ReturnType<typeof labApp>['fetch'] = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as never),
    createServer,
    serverOptions: { key: certificates.key, cert: certificates.certificate },
  }) as Server;
  const listening = await listen(server, port);
  const url = `https://localhost:${listening}`;
  try {
    const store = openTenant(folder);
    const { context, clock } = openContext(store, { tokens, speed, origin: url });
    const { fetch: answer } = labApp(context);
    fetch = (request, env) => {
      clock.touch();
      return answer(request, env);
    };
    const { faults, switches } = context;
    const saveClock = () => store.put('setting', 'clock', { now: clock.now() });
    const saving = setInterval(saveClock, 1000).unref();
    const close = async () => {
      clearInterval(saving);
      saveClock();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      store.close();
    };
    return { url, port: listening, ca: certificates.ca, dir: folder, store, clock, faults, switches, context, close };
  } catch (error) {
    server.close();
    throw error;
  }
};
