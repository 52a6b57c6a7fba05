import { lookup } from 'node:dns/promises';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Known, unknown } from '../known.ts';
import type { TrunkNow } from './trunk-now.ts';

/** What DNS is asked by, if not by the machine's own. */
export type Resolve = (host: string) => Promise<unknown>;

export interface Reading {
  readonly env: NodeJS.ProcessEnv;
  readonly resolve?: Resolve;
}

/** The SIP trunk as it is now. A part that can't be read says why; nothing is written. */
export const readTrunk = async ({ sipTrunk }: Tenant, { resolve = lookup }: Reading): Promise<TrunkNow> => ({
  ...(sipTrunk.fqdn !== undefined && { host: await inDns(sipTrunk.fqdn, resolve) }),
});

const inDns = async (host: string, resolve: Resolve): Promise<Known<boolean>> => {
  try {
    await resolve(host);
    return { value: true };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTFOUND') return { value: false };
    return unknown(`DNS gave no answer about ${host} (${code})`, 'run it again.');
  }
};
