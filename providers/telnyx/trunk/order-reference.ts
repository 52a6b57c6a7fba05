/**
 * What an order is found by again, in an account that may have orders of other tenants: the tenant's id stays when its folder gets
 * another name, and an order that isn't found would be placed twice.
 */
export const referenceOf = (tenantId: string, order: string): string => `${prefixOf(tenantId)}${order}`;

/** The name in the tenant file of an order with this reference; undefined: it is of another tenant, or somebody else's. */
export const orderNameOf = (tenantId: string, reference: string): string | undefined => {
  const prefix = prefixOf(tenantId);
  return reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
};

const prefixOf = (tenantId: string): string => `trunkline ${tenantId.toLowerCase().replaceAll('-', '').slice(0, 12)} `;
