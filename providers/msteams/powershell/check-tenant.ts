import { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';
import { cmdletError } from './cmdlet-errors.ts';
import type { HostProcess } from './host-process.ts';

const shown = z.array(z.object({ TenantId: z.string() })).length(1);

/** A session that PowerShell opened by itself may be of any tenant: which, Teams says. Rejects unless it is this one. */
export const checkTenant = async (host: HostProcess, tenantId: string, doing: string): Promise<void> => {
  const answer = await host.request({ cmdlet: 'Get-CsTenant', parameters: {} });
  if ('error' in answer) throw cmdletError('Get-CsTenant', doing, answer.error);
  const rows = shown.safeParse('output' in answer ? answer.output : undefined);
  const found = rows.success ? rows.data[0]?.TenantId : undefined;
  if (found?.toLowerCase() === tenantId.toLowerCase()) return;
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text:
      found === undefined
        ? "PowerShell signed in by the machine's identity, and Get-CsTenant doesn't say into which tenant. Nothing was written."
        : `PowerShell signed in to tenant "${found}" by the machine's identity; the tenant file names ${tenantId}. Nothing was written.`,
    fix: "run on a machine whose identity is this tenant's, or sign in with a secret, a certificate or OIDC.",
  });
};
