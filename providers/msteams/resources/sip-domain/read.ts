import { z } from 'zod';
import { isNotFound } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { understoodRow } from '../../graph/understood.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';

const domain = z.looseObject({
  id: z.string(),
  isVerified: z.boolean(),
  authenticationType: z.string().nullish(),
  isInitial: z.boolean().nullish(),
});

/** @see https://learn.microsoft.com/graph/api/resources/domain */
export type Domain = Readonly<z.output<typeof domain>>;

const user = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  accountEnabled: z.boolean().nullish(),
  usageLocation: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  assignedLicenses: z.array(z.looseObject({ skuId: z.string() })).nullish(),
  assignedPlans: z.array(z.looseObject({ servicePlanId: z.string(), capabilityStatus: z.string() })).nullish(),
  licenseAssignmentStates: z
    .array(z.looseObject({ skuId: z.string(), assignedByGroup: z.string().nullish() }))
    .nullish(),
});

/** @see https://learn.microsoft.com/graph/api/resources/user */
export type ActivationUser = Readonly<z.output<typeof user>>;

const properties =
  'id,userPrincipalName,accountEnabled,usageLocation,onPremisesSyncEnabled,assignedLicenses,assignedPlans,licenseAssignmentStates';

const sku = z.looseObject({
  skuId: z.string(),
  skuPartNumber: z.string(),
  consumedUnits: z.number(),
  prepaidUnits: z.looseObject({ enabled: z.number(), warning: z.number().nullish() }),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string() })),
});

/** What the tenant has bought. */
export type Sku = Readonly<z.output<typeof sku>>;

export interface Asking {
  readonly doing: string;
  readonly context: Context;
}

/** Every domain of the tenant: a new one may lie under one of them. */
export const readDomains = (graph: Graph, asking: Asking): Promise<Domain[]> => graph.list('/domains', domain, asking);

export const findDomain = (domains: readonly Domain[], name: string): Domain | undefined =>
  domains.find(({ id }) => sameName(id, name));

/** As it is at this moment. */
export const domainNow = async (graph: Graph, name: string, asking: Asking): Promise<Domain | undefined> =>
  findDomain(await readDomains(graph, asking), name);

const single = async <Row>(graph: Graph, path: string, row: z.ZodType<Row>, { doing, context }: Asking) => {
  const [reply] = await graph.batch([{ method: 'GET', path, doing }], { doing, context });
  if (reply?.error === undefined) return understoodRow(row, reply?.body, { doing, path });
  if (isNotFound(reply.error)) return undefined;
  throw reply.error;
};

/** By sign-in name or object id; undefined where there is no such person. */
export const readUser = (graph: Graph, key: string, asking: Asking): Promise<ActivationUser | undefined> =>
  single(graph, `/users/${encodeURIComponent(key)}?$select=${properties}`, user, asking);

export const readSkus = (graph: Graph, asking: Asking): Promise<Sku[]> => graph.list('/subscribedSkus', sku, asking);

/** A licence with Teams in it, working or given just now: plans show minutes after their licence. */
export const hasTeams = ({ assignedPlans, assignedLicenses }: ActivationUser, ofLicence: string | undefined): boolean =>
  !missingPlans(assignedPlans ?? []).includes('Teams') ||
  (ofLicence !== undefined && (assignedLicenses ?? []).some(({ skuId }) => sameName(skuId, ofLicence)));

/** Whether Teams has an SBC in the domain: it, or one directly below. Only that shows that the domain is accepted. */
export const hasSbc = async (session: Session, name: string): Promise<boolean> => {
  const gateways = await tenantObjects(session).gateways();
  return gateways.some(({ Identity }) => {
    const parent = Identity.slice(Identity.indexOf('.') + 1);
    return sameName(Identity, name) || sameName(parent, name);
  });
};
