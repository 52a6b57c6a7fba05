import { z } from 'zod';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readEach } from './read-each.ts';

const licensedUser = z.looseObject({
  id: z.string(),
  assignedLicenses: z.array(z.looseObject({ skuId: z.string(), disabledPlans: z.array(z.string()).nullish() })),
  licenseAssignmentStates: z
    .array(
      z.looseObject({
        skuId: z.string(),
        assignedByGroup: z.string().nullish(),
        state: z.string().nullish(),
        error: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** A user's licences. @see https://learn.microsoft.com/graph/api/resources/licenseassignmentstate */
export type LicensedUser = Readonly<z.output<typeof licensedUser>>;

const subscription = z.looseObject({
  skuId: z.string(),
  skuPartNumber: z.string(),
  consumedUnits: z.number(),
  prepaidUnits: z.looseObject({ enabled: z.number(), warning: z.number().nullish() }),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string(), servicePlanName: z.string() })),
});

/** What the tenant has bought. @see https://learn.microsoft.com/graph/api/resources/subscribedsku */
export type Subscription = Readonly<z.output<typeof subscription>>;

/** What of licences is known, for those who lack a plan. */
export interface Licences {
  /** By object id; who couldn't be read is missing. */
  readonly users: ReadonlyMap<string, LicensedUser>;
  /** Undefined: they couldn't be read. */
  readonly subscriptions?: readonly Subscription[];
}

/**
 * The licences of those who lack a plan, and what the tenant has bought: one batch and one list, and nothing at all where
 * nobody lacks one. It only makes a message better, so a refusal (the list wants LicenseAssignment.Read.All or
 * Organization.Read.All) costs the run nothing.
 */
export const readLicences = async (graph: Graph, ids: readonly string[], context: Context): Promise<Licences> => {
  if (ids.length === 0) return { users: new Map() };
  const doing = 'read the licences of users who lack one';
  const [users, subscriptions] = await Promise.all([
    readEach(graph, ids, {
      path: (id) => `/users/${id}?$select=id,assignedLicenses,licenseAssignmentStates`,
      row: licensedUser,
      doing,
      context,
      absent: () => true,
    }).catch((): undefined[] => []),
    graph.list('/subscribedSkus', subscription, { doing, context }).catch(() => undefined),
  ]);
  return {
    users: new Map(users.flatMap((user) => (user === undefined ? [] : [[user.id, user] as const]))),
    ...(subscriptions === undefined ? {} : { subscriptions }),
  };
};
