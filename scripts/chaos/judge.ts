import { isDeepStrictEqual } from 'node:util';
import { labTenantId } from '../../lab/identity.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { resourcesOf } from '../pulumi/stack-state.ts';
import { ask } from './ask.ts';
import { costOfNumber, firstBalance } from './telnyx-account.ts';
import { type ChaosTenant, readFolder } from './tenant.ts';
import { accountOf, stateOf, type TelnyxAccount } from './trunk-name.ts';

/** A tenant, and the name that Telnyx has given its trunk, which is another one for each. */
interface Found {
  readonly dump: unknown;
  readonly trunk: string | undefined;
}

const linesOf = (dump: unknown): string[] => JSON.stringify(dump, undefined, 1).split('\n');

/** Microsoft's text for a domain goes by its name; what names an application in Azure, by an id that Entra has made. */
const withoutNames = ({ dump, trunk }: Found): unknown => {
  const text = JSON.stringify(dump).replaceAll(/"application-id":"[^"]*"/g, '"application-id":""');
  return JSON.parse(
    trunk === undefined ? text : text.replaceAll(trunk, 'trunk.example').replaceAll(/MS=ms\d+/g, 'MS=ms'),
  );
};

export const differences = (one: Found, other: Found): string[] => {
  const [expected, found] = [withoutNames(one), withoutNames(other)];
  if (isDeepStrictEqual(expected, found)) return [];
  const [wanted, real] = [linesOf(expected), linesOf(found)];
  const lines = [
    ...wanted.filter((line) => !real.includes(line)).map((line) => `missing: ${line.trim()}`),
    ...real.filter((line) => !wanted.includes(line)).map((line) => `there is: ${line.trim()}`),
  ];
  return lines.length > 0 ? lines : ['the order of something differs'];
};

const countOf = (order: NonNullable<Tenant['sipTrunk']['telnyx']>['orders'][number]): number =>
  'numbers' in order ? order.numbers.length : order.search.count;

/** Each order of the file was placed once, for as many numbers, and nothing else was paid for. */
export const wrongPurchases = ({ sipTrunk }: Tenant, { telnyx }: TelnyxAccount): string[] => {
  const orders = sipTrunk.telnyx?.orders ?? [];
  const bought = orders.reduce((sum, order) => sum + countOf(order), 0);
  const paid = firstBalance - Number(telnyx.balance);
  // As it is shown: whose it is, and its name in the file behind.
  const isOf = (name: string, reference: string) => reference.endsWith(` ${name}`);
  return [
    ...orders.flatMap((order) => {
      const placed = telnyx.orders.filter(({ customerReference }) => isOf(order.name, customerReference));
      const numbers = placed.map((one) => `${one.numbers.length} ${one.status}`).join(', ');
      return numbers === `${countOf(order)} success` ? [] : [`order ${order.name} of ${countOf(order)}: ${numbers}`];
    }),
    ...telnyx.orders
      .filter(({ customerReference }) => !orders.some(({ name }) => isOf(name, customerReference)))
      .map(({ customerReference }) => `nobody asked for the order ${customerReference}`),
    ...(paid === bought * costOfNumber ? [] : [`${paid} USD were paid for ${bought} numbers`]),
  ];
};

interface VaultSecret {
  readonly name: string;
  readonly versions: readonly { readonly value: string }[];
  readonly deleted?: object;
}

/** Whether CCAIP could sign in by what lies in the vault. */
const signsIn = async ({ session }: ChaosTenant, appId: string, secret: string): Promise<boolean> => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: secret });
  form.set('scope', `${session.url}/.default`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const path = `/${labTenantId}/oauth2/v2.0/token`;
  return ask(session, { method: 'POST', path, text: form.toString(), headers }).then(
    () => true,
    () => false,
  );
};

const wrongSecrets = async (tenant: ChaosTenant, { app }: Tenant): Promise<string[]> => {
  const { type, outputs } = resourcesOf(stateOf(tenant)).find(({ type }) => type === 'pulumi:pulumi:Stack') ?? {};
  const ucaas = outputs?.ucaas as { connectedAppId?: string } | undefined;
  if (ucaas?.connectedAppId === undefined) return [`no application in the outputs of ${type}`];
  const kept = (await tenant.look('vault-secrets')) as VaultSecret[];
  const wrong: string[] = [];
  for (const { name } of app.secrets) {
    const found = kept.find((one) => one.name.endsWith(`-${name}`) && one.deleted === undefined);
    const value = found?.versions.at(-1)?.value;
    if (value === undefined) wrong.push(`no secret ${name} in the vault`);
    else if (!(await signsIn(tenant, ucaas.connectedAppId, value))) wrong.push(`secret ${name} of the vault is dead`);
  }
  return wrong;
};

/** What is wrong with a tenant whatever its past: its purchases, the secrets in its vault, its domains. */
export const wrongAtTheEnd = async (tenant: ChaosTenant): Promise<string[]> => {
  const asked = readFolder(tenant.folder);
  const { domains } = (await tenant.look('dump')) as { domains: { id: string; isVerified: boolean }[] };
  const domain = domains.find(({ id }) => id === asked.sipDomain.name);
  return [
    ...(domain?.isVerified === true ? [] : [`${asked.sipDomain.name} is not verified`]),
    ...(asked.sipTrunk.telnyx === undefined ? [] : wrongPurchases(asked, await accountOf(tenant))),
    ...(asked.app.keyVault === undefined ? [] : await wrongSecrets(tenant, asked)),
  ];
};

/** A destroy takes the trunk, and keeps what was paid for. */
export const wrongByDestroy = async (tenant: ChaosTenant): Promise<string[]> => {
  const before = await accountOf(tenant);
  // Whether Telnyx deletes a connection that numbers are on isn't published; where it doesn't, a person is told.
  await tenant.press('switches', { telnyxConnectionInUse: 'numbersLoseIt' });
  const run = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
  const { telnyx } = await accountOf(tenant);
  const kept = ({ telnyx: { balance, numbers, orders } }: Pick<TelnyxAccount, 'telnyx'>) => [
    balance,
    numbers.map(({ phoneNumber }) => phoneNumber),
    orders.map(({ customerReference, numbers: of }) => [customerReference, of]),
  ];
  return [
    ...(run.exitCode === 0 ? [] : [`destroy ended with ${run.exitCode}: ${run.stdout}${run.stderr}`]),
    ...(telnyx.connections.length === 1 && telnyx.profiles.length === 0 ? [] : ['the trunk is left by a destroy']),
    ...(isDeepStrictEqual(kept(before), kept({ telnyx })) ? [] : ['a destroy changed what was paid for']),
  ];
};
