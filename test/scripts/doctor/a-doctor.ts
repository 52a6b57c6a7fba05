import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls, { createServer } from 'node:tls';
import { labEnvironment } from '../../../lab/environment.ts';
import { examine } from '../../../scripts/doctor/examine.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { bareEnvironment } from '../../bare-environment.ts';
import { type LabFixture, openLab } from '../../lab/lab-fixture.ts';
import { openAuthority, type Wish } from '../../live/doctor/sbc/an-authority.ts';

/** What is planted, beside what the lab has. */
export interface Ill {
  readonly tenant?: Partial<Tenant>;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: Date;
  readonly port?: number;
}

/** No PowerShell starts for what has nothing to do with it. */
export const withoutTeams = { TRUNKLINE_PWSH: '/nowhere/pwsh' };

const read = (): Tenant => {
  const { tenant } = loadTenant({ root: tenantsRoot({}), name: 'lab', today: '2026-11-30' });
  if (tenant === undefined) throw new Error('stacks/lab is right');
  // The lab's reception has a number that is none of users.csv.
  const numbers = [
    { first: '+31205552100', last: '+31205552199' },
    { first: '+31205559000', last: '+31205559000' },
  ];
  return { ...tenant, sipTrunk: { ...tenant.sipTrunk, numbers } };
};

/** The name of the lab's own SBC. */
const ofLab = '4f9a1.teams.carrier.example';

type Prepare = (
  lab: LabFixture,
  tenant: Tenant,
) => Promise<{ readonly tenant: Tenant; readonly fqdn: string }> | { readonly tenant: Tenant; readonly fqdn: string };

/** A tenant in a lab, an SBC of its own that answers, and the doctor who looks at them. */
export const openDoctor = async (prepare: Prepare = (_, tenant) => ({ tenant, fqdn: ofLab })) => {
  const lab = await openLab();
  const { tenant, fqdn } = await prepare(lab, read());
  // Files of tests share a process: two roots of one name in its list are one too many for OpenSSL, which takes the first.
  const authority = await openAuthority(`Example ${randomUUID()}`);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.root]);
  const backend = mkdtempSync(join(tmpdir(), 'doctor-'));
  const servers: Server[] = [];
  const env: Readonly<Record<string, string>> = {
    ...bareEnvironment,
    ...labEnvironment({ url: lab.url, ca: lab.ca, dir: lab.dir }),
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_HOME: join(backend, 'home'),
  };
  /** An SBC that shows a certificate and answers. */
  const openSbc = async (wish: Wish = { names: [fqdn] }, answer = 'SIP/2.0 200 OK\r\n\r\n'): Promise<number> => {
    const { certificate, key } = await authority.issue(wish);
    const server = createServer({ cert: certificate, key }, (socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(answer));
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const healthy = await openSbc();
  const look = async ({
    tenant: changed,
    env: more,
    now = new Date('2026-11-30T12:00:00Z'),
    port = healthy,
  }: Ill = {}) =>
    examine(
      { ...tenant, ...changed },
      {
        places: [{ key: 'main', place: { fqdn, port: 5061, address: { host: '127.0.0.1', port } } }],
        now,
        env: { ...env, ...more },
      },
    );
  return {
    lab,
    tenant,
    fqdn,
    env,
    backend,
    openSbc,
    look,
    /** What isn't well, each as one line. */
    wrong: async (ill: Ill = {}): Promise<string[]> =>
      (await look(ill)).flatMap(({ about, standing, text }) =>
        standing === 'good' ? [] : [`${standing} ${about}: ${text}`],
      ),
    /** Teams has the SBC. */
    put: (enabled: boolean) =>
      lab.store.put('gateway', fqdn, { Identity: fqdn, Fqdn: fqdn, SipSignalingPort: 5061, Enabled: enabled }),
    end: async () => {
      await lab.end();
      await Promise.all(servers.map((one) => new Promise((done) => one.close(done))));
      rmSync(backend, { recursive: true });
    },
  };
};
