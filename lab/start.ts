import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { labApp } from './app.ts';
import { openSeal } from './ccaip/seal.ts';
import { makeCertificates } from './certificates.ts';
import { type Clock, startClock } from './clock.ts';
import type { LabContext } from './context.ts';
import { createTokens } from './entra/tokens.ts';
import { createFaults, type Faults } from './faults.ts';
import { labTenantId } from './identity.ts';
import { type Answer, loopback, openServer } from './open-server.ts';
import { portalApp } from './portal-app.ts';
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
  /** Of the pages for a browser, over plain HTTP; 0 (the default) picks a free one. */
  readonly portalPort?: number;
  /** How many times as fast as ours the lab's time runs. Default 200. */
  readonly speed?: number;
}

/** A running lab. */
export interface Lab {
  readonly url: string;
  readonly port: number;
  /** `http://127.0.0.1:<port>`: CCAIP's portal, for a browser. */
  readonly portal: string;
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

/** Lab time never runs backwards: a lab that was ahead of ours goes on from there, also after a kill, so what moves the clock is kept at once. */
const resumeClock = (store: Store, speed: number) => {
  const saved = Number(store.get('setting', 'clock')?.now ?? 0);
  const clock = startClock(speed, Math.max(Date.now(), saved));
  const save = () => store.put('setting', 'clock', { now: clock.now() });
  return {
    ...clock,
    save,
    advance: (milliseconds: number) => {
      clock.advance(milliseconds);
      save();
    },
    pass: async (milliseconds: number) => {
      await clock.pass(milliseconds);
      save();
    },
  };
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
const openContext = (
  store: Store,
  facts: Pick<LabContext, 'tokens' | 'origin' | 'portal' | 'ca' | 'seal'> & { readonly speed: number },
) => {
  const { speed, ...given } = facts;
  const faults = createFaults();
  const requests = countRequests();
  const switches = loadSwitches(store, startingSwitches(process.env));
  const clock = resumeClock(store, speed);
  const context: LabContext = {
    ...given,
    tenantId: labTenantId,
    store,
    clock,
    faults,
    switches,
    requests,
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

/** Starts the lab tenant on loopback: Entra, Graph and Teams on one HTTPS port, CCAIP's portal on another. Throws a LabRefusal for what its user can mend. */
export const startLab = async ({ dir, port = 0, portalPort = 0, speed = 200 }: LabOptions): Promise<Lab> => {
  const folder = resolve(dir);
  mkdirSync(folder, { recursive: true });
  const certificates = await makeCertificates(folder, Date.now());
  const tokens = await createTokens(folder);
  const { ca, key, certificate: cert } = certificates;

  const services = await openServer(port, '--port', { key, cert });
  const pages = await openServer(portalPort, '--portal-port').catch(async (error: unknown) => {
    await services.close();
    throw error;
  });
  const url = `https://localhost:${services.port}`;
  const portal = `http://${loopback}:${pages.port}`;
  const closeServers = () => Promise.all([services.close(), pages.close()]);
  try {
    const store = openTenant(folder);
    const { context, clock } = openContext(store, { tokens, speed, origin: url, portal, ca, seal: openSeal(folder) });
    const touching =
      (by: Answer): Answer =>
      (request, env) => {
        clock.touch();
        return by(request, env);
      };
    services.answerBy(touching(labApp(context).fetch as Answer));
    pages.answerBy(touching(portalApp(context).fetch as Answer));
    const { faults, switches } = context;
    const saving = setInterval(clock.save, 1000).unref();
    const close = async () => {
      clearInterval(saving);
      clock.save();
      await closeServers();
      store.close();
    };
    return { url, port: services.port, portal, ca, dir: folder, store, clock, faults, switches, context, close };
  } catch (error) {
    await closeServers();
    throw error;
  }
};
