import * as pulumi from '@pulumi/pulumi';
import { listing } from '../../tenant/listing.ts';
import { isConnected, placesNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type TrunkProvider, trunkProviderNames, trunkProviders } from '../../tenant/trunk-providers.ts';
import { answerBytes, engineMonitor, type Monitor } from '../answer-bytes.ts';

/** A stack's resources by their URNs, as the engine answers them. */
interface Answer {
  readonly outputs?: Readonly<Record<string, { readonly outputs?: Readonly<Record<string, unknown>> } | undefined>>;
}

const isOf = (urn: string, type: string): boolean => urn.includes(`$${type}`);

/** Of which a stack that has them would lose all. */
const ofTeams = 'msteams:index:';

/**
 * Why an `up` of these files would cut a trunk off that the state has: the file names another provider now, or no longer has the name of
 * a trunk by which SBCs, routes and numbers in Teams were made. Both are changes that nobody makes by a word of a file. A state that can't
 * be read may have either.
 */
export const trunkInState = async (
  tenant: Tenant,
  monitor: Monitor | undefined = engineMonitor(),
): Promise<Problem[]> => {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const others = trunkProviderNames.filter((name) => name !== tenant.sipTrunk.provider);
  const isLosing = !isConnected(tenant);
  if (others.length === 0 && !isLosing) return [];
  try {
    if (monitor !== undefined && !mayHave(await answerBytes(monitor, stackName), { others, isLosing })) return [];
    const { outputs = {} }: Answer = await pulumi.runtime.invoke('pulumi:pulumi:readStackResourceOutputs', {
      stackName,
    });
    return [...otherTrunks(outputs, others), ...(isLosing ? losingTeams(tenant, outputs) : [])];
  } catch (error) {
    return [
      {
        file: 'state',
        path: stackName,
        message: `could not look whether it has a SIP trunk, or parts of Teams, that these files would cut off: ${error instanceof Error ? error.message : error}`,
        fix: 'run up again.',
      },
    ];
  }
};

/** Of the answer as it came: whether the whole is worth reading. */
const mayHave = (
  bytes: Buffer,
  { others, isLosing }: { readonly others: readonly TrunkProvider[]; readonly isLosing: boolean },
): boolean =>
  !bytes.includes('::pulumi:pulumi:Stack::') ||
  others.some((name) => bytes.includes(`$${name}:index:`)) ||
  (isLosing && bytes.includes(`$${ofTeams}`));

const otherTrunks = (outputs: NonNullable<Answer['outputs']>, others: readonly TrunkProvider[]): Problem[] =>
  others.flatMap((name) => {
    const found = Object.entries(outputs).filter(([urn]) => isOf(urn, `${name}:index:`));
    if (found.length === 0) return [];
    const fqdns = found.flatMap(([urn, values]) =>
      isOf(urn, `${name}:index:Connection`) ? [String(values?.outputs?.fqdn ?? 'one without a name')] : [],
    );
    const { name: spoken } = trunkProviders[name];
    const trunks = fqdns.length === 0 ? `what was made at ${spoken}` : `the trunk at ${spoken} (${listing(fqdns)})`;
    return [
      {
        file: 'tenant.yaml',
        path: 'sipTrunk.provider',
        message: `no more "${name}", and this stack has ${trunks}: its SIP domain and SBC would be cut off with it, and every call.`,
        allowed: "A trunk's name can't be had again, so no word of a file takes one away.",
        fix: `write "provider: ${name}" again. To leave ${spoken}, let the new trunk's SBC and routes take the calls first; then take the old one's resources out of the state (pulumi state delete, nothing at ${spoken} changes), and give it up in its portal: docs/sip-trunk.md, "From another carrier".`,
      },
    ];
  });

const theWay = 'docs/sip-trunk.md, "From another carrier"';

const losingTeams = (tenant: Tenant, outputs: NonNullable<Answer['outputs']>): Problem[] => {
  const made = Object.keys(outputs).filter((urn) => isOf(urn, ofTeams));
  if (made.length === 0) return [];
  const sbcs = made.filter((urn) => isOf(urn, 'msteams:index:Sbc::')).map((urn) => urn.split('::').at(-1) ?? urn);
  const { provider } = tenant.sipTrunk;
  const isOurs =
    provider === undefined || Object.keys(outputs).some((urn) => isOf(urn, `${provider}:index:Connection`));
  const fix = isOurs
    ? `write the name again: git has it, and npm run pulumi -- stack output sipTrunk. If that trunk is gone for good, or another is to take its place: ${theWay}.`
    : `write "provider: byo" and the names again: git has them. Calls that go by another carrier move another way: ${theWay}.`;
  return placesNotKnownYet(tenant).map((path) => ({
    file: 'tenant.yaml',
    path: path.join('.'),
    message: `it is missing, and this stack has ${made.length} of Teams${sbcs.length === 0 ? '' : ` (SBC ${listing(sbcs)})`}: an up would take all of it away, with every call.`,
    allowed: 'The name may be missing only until the first up has made the trunk.',
    fix,
  }));
};
