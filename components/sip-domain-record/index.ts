import { getRecordSet } from '@pulumi/azure-native/dns/getRecordSet.js';
import { RecordSet } from '@pulumi/azure-native/dns/recordSet.js';
import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';
import type { AzurePlace, Tenant } from '../../tenant/tenant.ts';
import { findInAzure } from '../find-in-azure.ts';
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
  /** Of ours, which the state may not know. */
  readonly id?: string;
  /** Others made one of this name. */
  readonly isOthers: boolean;
}

const look = async (
  { tenant, place }: SipDomainRecordArgs,
  name: string,
  asking: pulumi.InvokeOptions,
): Promise<Found> => {
  const { resourceGroup: resourceGroupName, zone: zoneName } = place;
  const found = await findInAzure(`record ${name} of ${zoneName}`, () =>
    getRecordSet({ resourceGroupName, zoneName, recordType: 'TXT', relativeRecordSetName: name }, asking),
  );
  if (found === undefined) return { isOthers: false };
  return found.metadata?.[mark] === tenant.id ? { id: found.id, isOthers: false } : { isOthers: true };
};

/**
 * The TXT record of the SIP domain in a zone of Azure DNS. A record set holds every TXT record of its name, so one that others made isn't written
 * over: then a person adds the value. In a preview of the run that adds the domain it isn't shown, since Microsoft 365 says it only then.
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
      if (found.isOthers) {
        pulumi.log.warn(othersMade(place.zone, relative, known), this);
        return;
      }
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
        { parent: this, import: found.id },
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
    const found = await look(args, relative, { provider: options.provider });
    return new SipDomainRecord(name, args, { relative, found }, options);
  }
}

const othersMade = (zone: string, relative: string, { type, value }: Readonly<Record<string, string>>): string =>
  formatProblem({
    file: 'DNS',
    path: `${relative} of ${zone}`,
    message: 'others have made TXT records of this name, which a write would replace.',
    allowed: "What others made isn't written over.",
    fix: `let whoever runs the zone add ${type} "${value}" to them, then run up again.`,
  });
