import type { Day } from '../../tenant/day.ts';
import { secretEnd, usedSecret } from '../../tenant/secret-ends.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, type Finding, good } from './finding.ts';

/** The end of the client secret that CCAIP uses, by the files. */
export const judgeSecrets = (tenant: Tenant, today: Day): Finding => {
  const end = secretEnd(tenant, today);
  if (end !== undefined)
    return bad('secrets', `${end.what} ${end.why.charAt(0).toUpperCase()}${end.why.slice(1)}`, end.fix);
  const used = usedSecret(tenant);
  return good('secrets', `${used?.name} works until ${used?.expires}, by the tenant file.`);
};
