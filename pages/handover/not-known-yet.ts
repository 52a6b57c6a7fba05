import { externalUsersOf } from '../../tenant/external-users.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** What a step says first that needs a name of the trunk; nothing where the trunk has it. */
export const needsName = (tenant: Tenant): string[] =>
  isConnected(tenant)
    ? []
    : [
        `Not yet: the SIP trunk isn't connected, so its name isn't known. npm run pulumi -- up -s ${tenant.name} connects it and writes the name into the tenant file; run up again then, and this page.`,
      ];

/** Whether what is entered for users has a name in it that isn't known yet. */
export const isEntryOpen = (tenant: Tenant): boolean =>
  externalUsersOf(tenant).some(({ sipUri, ucaasName }) => isNotKnownYet(sipUri) || isNotKnownYet(ucaasName));
