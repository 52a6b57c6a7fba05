import { getRecordSet } from '@pulumi/azure-native/dns/getRecordSet.js';
import { RecordSet } from '@pulumi/azure-native/dns/recordSet.js';
import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';
import type { AzurePlace, Tenant } from '../../tenant/tenant.ts';
import { findInAzure } from '../find-in-azure.ts';
import { type InState, readInState } from '../in-state.ts';
import { relativeName } from './relative-name.ts';

export interface SipDomainRecordArgs {
  readonly tenant: Tenant;
  readonly place: AzurePlace & { readonly zone: string };
  /** Of the SIP domain: `label`, `value` and `ttl`; undefined where the domain was verified before. */
  readonly record: pulumi.Output<Readonly<Record<string, string>> | undefined>;
}

/** Says whose a record set is. */
const mark = 'trunkline-tenant';

interface Found {
  /** Of ours, which the state doesn't know. */
  readonly id?: string;
  /** Others made one of this name, which the state doesn't have. */
  readonly isOthers: boolean;
  /** The values of one in which others have had their hand: ours alone no more. */
  readonly shared?: readonly string[];
}

const look = async (
  { tenant, place }: SipDomainRecordArgs,
  { relative, isKept }: { readonly relative: string; readonly isKept: boolean },
  asking: pulumi.InvokeOptions,
): Promise<Found> => {
  const { resourceGroup: resourceGroupName, zone: zoneName } = place;
  const found = await findInAzure(`record ${relative} of ${zoneName}`, () =>
    getRecordSet({ resourceGroupName, zoneName, recordType: 'TXT', relativeRecordSetName: relative }, asking),
  );
  if (found === undefined) return { isOthers: false };
  const isOurs = found.metadata?.[mark] === tenant.id;
  if (!isOurs && !isKept) return { isOthers: true };
  const values = (found.txtRecords ?? []).map(({ value = [] }) => value.join(''));
  return {
    isOthers: false,
    ...(!isKept && { id: found.id }),
    ...((!isOurs || values.length > 1) && { shared: values }),
  };
};

/**
 * The TXT record of the SIP domain in a zone of Azure DNS. A record set holds every TXT record of its name, so one that others made isn't written
 * over: then a person adds the value. It stays in the zone when the stack, or `dns` in the file, goes. In a preview of the run that adds the domain it isn't shown, since Microsoft 365 says it only then.
 */
export class SipDomainRecord extends pulumi.ComponentResource {
  private constructor(
    name: string,
    { tenant, place, record }: SipDomainRecordArgs,
    { relative, found }: { readonly relative: string; readonly found: Found },
    options: pulumi.ComponentResourceOptions,
  ) {
    super('trunkline:index:SipDomainRecord', name, {}, options);
    record.apply((known) => {
      if (known === undefined) return;
      const { shared } = found;
      if (found.isOthers || (shared !== undefined && !shared.includes(known.value ?? ''))) {
        pulumi.log.warn(othersMade(place.zone, relative, known), this);
      }
      if (found.isOthers) return;
      new RecordSet(
        `${name}-txt`,
        {
          resourceGroupName: place.resourceGroup,
          zoneName: place.zone,
          recordType: 'TXT',
          relativeRecordSetName: relative,
          ttl: Number(known.ttl),
          txtRecords: [{ value: [known.value ?? ''] }],
          metadata: { [mark]: tenant.id },
        },
        {
          parent: this,
          import: found.id,
          // A delete takes every value of the name with it, also what others have added since the last look.
          retainOnDelete: true,
          ...(shared !== undefined && { ignoreChanges: ['ttl', 'txtRecords', 'metadata'] }),
        },
      );
    });
    this.registerOutputs();
  }

  /** Looks into the zone first: what a killed run left is taken up, and what is others' left alone. */
  static async open(
    name: string,
    args: SipDomainRecordArgs,
    options: pulumi.ComponentResourceOptions & { readonly provider: pulumi.ProviderResource },
  ): Promise<SipDomainRecord> {
    const relative = relativeName(args.tenant.sipDomain.name, args.place.zone) ?? '@';
    const place = inOneSpelling(args.place);
    const has: InState = await readInState();
    const isKept = has('azure-native:dns:RecordSet', `${name}-txt`);
    const found = await look({ ...args, place }, { relative, isKept }, { provider: options.provider });
    return new SipDomainRecord(name, { ...args, place }, { relative, found }, options);
  }
}

/** To Azure, case means nothing: another one in the tenant file is no other zone. */
const inOneSpelling = (place: SipDomainRecordArgs['place']): SipDomainRecordArgs['place'] => ({
  ...place,
  zone: place.zone.toLowerCase(),
  resourceGroup: place.resourceGroup.toLowerCase(),
  subscription: place.subscription.toLowerCase(),
});

const othersMade = (zone: string, relative: string, { type, value }: Readonly<Record<string, string>>): string =>
  formatProblem({
    file: 'DNS',
    path: `${relative} of ${zone}`,
    message: 'others have made TXT records of this name, which a write would replace.',
    allowed: "What others made isn't written over.",
    fix: `let whoever runs the zone add ${type} "${value}" to them, then run up again.`,
  });
