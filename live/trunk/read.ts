import { lookup } from 'node:dns/promises';
import { readVerifiedDomains } from '../../providers/msteams/readiness/verified-domains.ts';
import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { findDomain, readDomains } from '../../providers/msteams/resources/sip-domain/read.ts';
import { readRecord } from '../../providers/msteams/resources/sip-domain/record.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { TrunkProvider } from '../../tenant/trunk-providers.ts';
import { isKnown, type Known, read, unknown } from '../known.ts';
import { readContext } from '../read-context.ts';
import { readTelnyx } from './read-telnyx.ts';
import type { CarrierNow, ProofNow, TrunkNow } from './trunk-now.ts';

/** By what the trunk is read. */
export interface Reading {
  readonly env: NodeJS.ProcessEnv;
  /** For what Microsoft 365 says of the SIP domain; absent: it isn't asked. */
  readonly session?: Session;
  /** Asks DNS, if not by the machine's own. */
  readonly resolve?: (host: string) => Promise<unknown>;
}

/** Each SIP provider whose trunk `up` makes: how it is read. */
const carriers: Readonly<Record<TrunkProvider, (tenant: Tenant, env: NodeJS.ProcessEnv) => Promise<CarrierNow>>> = {
  telnyx: readTelnyx,
};

/** The SIP trunk as it is now. A part that can't be read says why; nothing is written. */
export const readTrunk = async (tenant: Tenant, { env, session, resolve = lookup }: Reading): Promise<TrunkNow> => {
  const { fqdn, provider } = tenant.sipTrunk;
  const [host, carrier, proof] = await Promise.all([
    fqdn === undefined ? undefined : inDns(fqdn, resolve),
    provider === undefined ? undefined : carriers[provider](tenant, env),
    provider === undefined || session === undefined ? undefined : proofOf(session, tenant),
  ]);
  return { ...(host && { host }), ...(carrier && { carrier }), ...(proof && { proof }) };
};

const inDns = async (host: string, resolve: NonNullable<Reading['resolve']>): Promise<Known<boolean>> => {
  try {
    await resolve(host);
    return { value: true };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTFOUND') return { value: false };
    return unknown(`DNS gave no answer about ${host} (${code})`, 'run it again.');
  }
};

/** What a person registers without `activation` is read by verified domains alone: the record takes Domain.Read.All. */
const proofOf = async (session: Session, { sipDomain }: Tenant): Promise<Known<ProofNow> | undefined> => {
  const { name, activation } = sipDomain;
  if (isNotKnownYet(name)) return undefined;
  const proof = await read(async (): Promise<ProofNow | undefined> => {
    const graph = await session.graph();
    const verified = await readVerifiedDomains(graph, readContext);
    if (verified.some((one) => sameName(one.name, name))) return { isVerified: true };
    if (activation === undefined) return { isVerified: false };
    const asking = { doing: "read the tenant's domains", context: readContext };
    const isRegistered = findDomain(await readDomains(graph, asking), name) !== undefined;
    return isRegistered ? { isVerified: false, value: (await readRecord(graph, name, readContext)).value } : undefined;
  });
  if (!isKnown(proof)) return proof;
  return proof.value === undefined ? undefined : { value: proof.value };
};
