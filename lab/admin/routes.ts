import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { changeVault, putSecret } from '../azure/buttons.ts';
import { dumpAzure } from '../azure/dump.ts';
import { logCall } from '../calls/log-call.ts';
import { placeCall } from '../calls/place-call.ts';
import { question } from '../calls/question.ts';
import type { LabContext } from '../context.ts';
import { findDomain } from '../graph/domains/domain.ts';
import { buyUnits } from '../graph/skus.ts';
import { findUser } from '../graph/users/user.ts';
import { automation } from '../identity.ts';
import { type NetworkFaultName, networkFaults } from '../network-faults.ts';
import { turnSwitches } from '../switches.ts';
import { dumpTenant } from './dump.ts';
import { setPermissions } from './permissions.ts';

const fault = z.strictObject({
  kind: z.enum([
    'throttle',
    'error',
    'lag',
    'lostReply',
    'crash',
    'hold',
    'holdReply',
    'network',
    'page',
    'empty',
    'signedOut',
  ]),
  on: z.string().min(1),
  times: z.int().min(1).default(1),
  retryAfterSeconds: z.number().min(0).optional(),
  fault: z.enum(Object.keys(networkFaults) as [NetworkFaultName, ...NetworkFaultName[]]).optional(),
  done: z.boolean().optional(),
});
const clock = z.strictObject({ advanceSeconds: z.number().min(0) });
const switches = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const permissions = z.strictObject({
  /** Object id of the service principal; the automation if left out. */
  principalId: z.string().optional(),
  roles: z.array(z.string()).optional(),
  /** Of the Skype and Teams Tenant Admin API. */
  teamsRoles: z.array(z.string()).optional(),
  directoryRoles: z.array(z.string()).optional(),
});
const environment = z.record(z.string(), z.string());
/** What an administrator, or a directory elsewhere, has made of a user: no call of Graph sets it. */
const userFacts = z.strictObject({
  /** Object id, or sign-in name. */
  user: z.string(),
  synced: z.literal(true).optional(),
  directoryRoles: z.array(z.string()).optional(),
  accountEnabled: z.boolean().optional(),
  givenName: z.string().nullable().optional(),
  surname: z.string().nullable().optional(),
  accountType: z.enum(['user', 'guest']).optional(),
  presence: z.strictObject({ availability: z.string(), activity: z.string() }).optional(),
  /** Somebody resets it: what was signed in with it before is over. */
  passwordReset: z.literal(true).optional(),
});
const federated = z.strictObject({ name: z.string(), federated: z.boolean() });
const bought = z.strictObject({ skuPartNumber: z.string(), enabled: z.int().min(0) });
const directory = z.strictObject({
  /** A domain that the tenant has, verified. */
  domains: z
    .array(z.strictObject({ id: z.string(), authenticationType: z.literal('Federated').optional() }))
    .default([]),
  /** Sign-in name in the on-premises directory, by sign-in name. */
  synchronised: z.record(z.string(), z.string()).default({}),
});
const dns = z.strictObject({ name: z.string(), text: z.string() });

/** The lab's own buttons, which no real tenant has. */
export const adminRoutes = (lab: LabContext): Hono => {
  const app = new Hono();
  const read = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => schema.parse(await c.req.json());

  app.onError((error, c) => {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: message }, 400);
  });

  app.get('/faults', (c) => c.json(lab.faults.list()));
  app.post('/faults', async (c) => {
    const body: unknown = await c.req.json();
    const ordered = z.array(fault).parse([body].flat());
    for (const one of ordered) lab.faults.add(one);
    return c.json(lab.faults.list());
  });
  app.delete('/faults', (c) => {
    lab.faults.clear();
    return c.body(null, 204);
  });

  app.get('/clock', (c) => c.json({ now: new Date(lab.clock.now()).toISOString(), speed: lab.clock.speed }));
  app.post('/clock', async (c) => {
    const { advanceSeconds } = await read(c, clock);
    lab.clock.advance(advanceSeconds * 1000);
    return c.json({ now: new Date(lab.clock.now()).toISOString(), speed: lab.clock.speed });
  });

  app.post('/licences', async (c) => {
    const { skuPartNumber, enabled } = await read(c, bought);
    buyUnits(lab, skuPartNumber, enabled);
    return c.body(null, 204);
  });

  app.get('/switches', (c) => c.json(lab.switches));
  app.post('/switches', async (c) => {
    const problem = turnSwitches(lab.store, lab.switches, await read(c, switches));
    return problem === undefined ? c.json(lab.switches) : c.json({ error: problem }, 400);
  });

  app.post('/permissions', async (c) => {
    const { principalId = automation.objectId, ...wanted } = await read(c, permissions);
    const problem = setPermissions(lab, principalId, wanted);
    return problem === undefined ? c.body(null, 204) : c.json({ error: problem }, 400);
  });

  // The stand-in is no child of the engine, so it is told what the engine's environment holds.
  app.post('/azuread-environment', async (c) => {
    lab.azuread.environment = await read(c, environment);
    return c.body(null, 204);
  });

  // One call or a list of them; with `?logged` Teams' log of Direct Routing calls gets those that came in.
  app.post('/calls', async (c) => {
    const body = await read(c, z.union([question, z.array(question)]));
    const place = (one: z.output<typeof question>) => {
      const trace = placeCall(lab, one);
      if (c.req.query('logged') !== undefined && trace.kind === 'handed over') logCall(lab, trace);
      return trace;
    };
    return c.json(Array.isArray(body) ? body.map(place) : place(body));
  });

  // What came to be without Graph: domains of another day, federation, an on-premises directory.
  app.post('/directory', async (c) => {
    const { domains, synchronised } = await read(c, directory);
    const facts = { isDefault: false, isInitial: false, isVerified: true, supportedServices: [] };
    for (const one of domains)
      lab.store.put('domain', one.id, { ...facts, ...lab.store.get('domain', one.id), ...one });
    for (const [upn, onPremisesUserPrincipalName] of Object.entries(synchronised)) {
      const user = findUser(lab.store, upn);
      lab.store.put('user', user.id, { ...user, onPremisesUserPrincipalName });
    }
    return c.body(null, 204);
  });

  // The world's DNS, where a domain's owner proves that it is theirs.
  app.post('/dns', async (c) => {
    const { name, text } = await read(c, dns);
    lab.store.put('setting', `dns/${name}`, { text });
    return c.body(null, 204);
  });

  // What others did in a vault, and how it is set; a vault shows no value to who may not.
  // What there is in Azure, without moments.
  app.get('/azure', (c) => c.json(dumpAzure(lab.store)));
  app.get('/vault-secrets', (c) => c.json(lab.store.list('vaultSecret')));
  app.post('/vault-secrets', async (c) => {
    putSecret(lab, await c.req.json());
    return c.body(null, 204);
  });
  app.post('/vaults', async (c) => {
    changeVault(lab, await c.req.json());
    return c.body(null, 204);
  });

  app.post('/users', async (c) => {
    const { user: key, passwordReset, ...facts } = await read(c, userFacts);
    const user = findUser(lab.store, key);
    const resets = [...(user.passwordResets ?? []), ...(passwordReset === true ? [lab.clock.now()] : [])];
    lab.store.put('user', user.id, { ...user, ...facts, ...(resets.length > 0 && { passwordResets: resets }) });
    return c.body(null, 204);
  });
  app.post('/domains', async (c) => {
    const { name, federated: isFederated } = await read(c, federated);
    const { authenticationType: _, ...domain } = findDomain(lab.store, name);
    lab.store.put('domain', domain.id, { ...domain, ...(isFederated && { authenticationType: 'Federated' as const }) });
    return c.body(null, 204);
  });

  app.get('/requests', (c) => c.json(lab.requests.list()));
  app.delete('/requests', (c) => {
    lab.requests.clear();
    return c.body(null, 204);
  });

  app.get('/dump', (c) => c.json(dumpTenant(lab.store, { all: c.req.query('all') !== undefined })));
  app.post('/reset', (c) => {
    lab.reset();
    return c.body(null, 204);
  });
  return app;
};
