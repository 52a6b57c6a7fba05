import * as pulumi from '@pulumi/pulumi';
import { Connection } from '../../../providers/telnyx/sdk/connection.ts';
import { NumberOrder } from '../../../providers/telnyx/sdk/number-order.ts';
import { OutboundVoiceProfile } from '../../../providers/telnyx/sdk/outbound-voice-profile.ts';
import { Provider } from '../../../providers/telnyx/sdk/provider.ts';
import { TrunkNumbers } from '../../../providers/telnyx/sdk/trunk-numbers.ts';
import { TxtRecord } from '../../../providers/telnyx/sdk/txt-record.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import type { Carrier, CarrierKind, ProofRecord } from '../carrier.ts';
import { planTelnyx, type TelnyxPlan } from './plan.ts';

/**
 * The trunk at Telnyx: an outbound voice profile, the connection that has it, orders of numbers, and which numbers ring there.
 *
 * **Gotchas.** The connection's generated name can never be had again, so the connection and its numbers are protected as SBCs are. A
 * destroy leaves numbers in the account.
 */
const openTelnyx = (parent: pulumi.ComponentResource, name: string, tenant: Tenant): Carrier => {
  const { telnyx } = tenant.sipTrunk;
  if (telnyx === undefined) throw new Error(`tenant "${tenant.name}" has no sipTrunk.telnyx.`);
  const plan = planTelnyx(tenant, telnyx);
  const { protect } = plan;
  const profile = new OutboundVoiceProfile(`${name}-profile`, plan.profile, { parent });
  const { profileId } = profile;
  const connection = new Connection(`${name}-connection`, { ...plan.connection, profileId }, { parent, protect });
  const { connectionId, fqdn, inboundHost } = connection;
  const place = (isMeant: (order: TelnyxPlan['orders'][number]) => boolean, dependsOn: pulumi.Resource[]) =>
    plan.orders.filter(isMeant).map((order) => ({
      name: order.name,
      made: new NumberOrder(`${name}-order-${order.name}`, { ...order.args, connectionId }, { parent, dependsOn }),
    }));
  const byNumber = place(({ args }) => args.search === undefined, []);
  const dependsOn = byNumber.map(({ made }) => made);
  const numbers = plan.numbers && [
    new TrunkNumbers(`${name}-numbers`, { ...plan.numbers, connectionId }, { parent, protect, dependsOn }),
  ];
  // Nobody has a number yet that a search finds: where one fails, those that people have are on the trunk already.
  const orders = [...byNumber, ...place(({ args }) => args.search !== undefined, numbers ?? [])];
  return {
    fqdn,
    inboundHost,
    connection,
    bought: pulumi
      .all(orders.map(({ made }) => made.numbers))
      .apply((numbers) => Object.fromEntries(orders.map((order, at) => [order.name, numbers[at] ?? []]))),
    publish: ({ label = '', value = '', ttl = '' }: ProofRecord) =>
      new TxtRecord(`${name}-txt-record`, { connectionId, fqdn, label, value, ttl: Number(ttl) }, { parent }),
  };
};

export const telnyxCarrier: CarrierKind = {
  provider: ({ id }) => new Provider('telnyx', { tenantId: id }),
  open: openTelnyx,
};
