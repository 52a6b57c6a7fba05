import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isConnected, placesNotKnownYet } from '../../tenant/not-known-yet.ts';
import { resourcesOf, type StackState } from '../pulumi/stack-state.ts';
import { writeTrunkName } from '../pulumi/write-trunk-name.ts';
import { type ChaosTenant, changeFile, readFolder } from './tenant.ts';

/** The lab's own account at Telnyx, as its portal shows it. */
export interface TelnyxAccount {
  readonly connections: readonly { readonly name: string; readonly teamsName: string | null }[];
  readonly telnyx: {
    readonly balance: string;
    readonly connections: readonly object[];
    readonly profiles: readonly object[];
    readonly numbers: readonly { readonly phoneNumber: string; readonly status: string }[];
    readonly orders: readonly {
      readonly customerReference: string;
      readonly status: string;
      readonly numbers: readonly string[];
    }[];
  };
}

export const accountOf = async (tenant: ChaosTenant): Promise<TelnyxAccount> =>
  (await tenant.look('telnyx')) as TelnyxAccount;

/** The name that Telnyx has given the tenant's connection. */
export const trunkNameOf = ({ connections }: TelnyxAccount): string | undefined =>
  connections.find(({ name }) => name === 'trunkline lab')?.teamsName ?? undefined;

/** The engine's state, without a run of the CLI. */
export const stateOf = ({ session }: ChaosTenant): StackState => {
  const file = join(session.dir, 'state/.pulumi/stacks/trunkline/lab.json');
  const { checkpoint } = JSON.parse(readFileSync(file, 'utf8')) as { checkpoint?: { latest?: object } };
  return { deployment: checkpoint?.latest ?? {} };
};

/** Where Telnyx' API doesn't tell the name of a trunk that is made, a person reads it in the portal. */
export const writeNameByHand = async (tenant: ChaosTenant): Promise<void> => {
  const name = trunkNameOf(await accountOf(tenant));
  const places = placesNotKnownYet(readFolder(tenant.folder));
  changeFile(tenant.folder, (file) => {
    for (const place of places) file.setIn(place, name);
  });
};

/** What the launcher does behind an `up`: the name of a trunk that is made goes into the file. */
export const writeName = async (tenant: ChaosTenant): Promise<boolean> => {
  if (isConnected(readFolder(tenant.folder))) return false;
  const made = resourcesOf(stateOf(tenant)).find(({ type }) => type === 'telnyx:index:Connection');
  if (made === undefined) return false;
  const { session, env, folder } = tenant;
  const { CI: _, ...own } = env;
  const ended = { args: ['up', '--yes'], env: own, cwd: session.project([]), exitCode: 0 };
  if (typeof made.outputs?.fqdn !== 'string' || made.outputs.fqdn === '') return false;
  await writeTrunkName(session.pulumi, ended, { say: () => undefined });
  return isConnected(readFolder(folder));
};
