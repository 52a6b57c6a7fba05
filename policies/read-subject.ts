import { listTenants } from '../tenant/list.ts';
import { loadTenant } from '../tenant/load.ts';
import { loadCalls } from '../tenant/load-calls.ts';
import type { Problem } from '../tenant/problem.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';
import type { Neighbour, Subject } from './subject.ts';

export interface Place {
  /** The folder of tenant folders. */
  readonly root: string;
  /** The stack, which is the tenant's folder there. */
  readonly name: string;
  readonly today: string;
}

/** Reads what the rules look at; what is wrong with the tenant's own files is left to the program, which prints it. */
export const readSubject = ({ root, name, today }: Place): Subject | readonly Problem[] => {
  const { tenant, problems } = loadTenant({ root, name, today });
  if (tenant === undefined) return problems;
  const neighbours = listTenants(root)
    .filter((other) => other !== name)
    .flatMap((other) => neighbourOf(tenant.id, { root, name: other, today }));
  return { tenant, today, calls: loadCalls(root, name, tenant.country), neighbours };
};

const neighbourOf = (id: string, place: Place): Neighbour[] => {
  // Only the id is read of most neighbours: forty tenants have forty lists of users.
  const theirs = tenantIdOf(place.root, place.name);
  if (theirs !== undefined && theirs !== id.toLowerCase()) return [];
  return [{ name: place.name, users: loadTenant(place).tenant?.users }];
};
