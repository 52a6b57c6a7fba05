import type { KindSchema } from '../../msteams/schema/kinds.ts';
import type { PackageOf } from '../../msteams/schema/package-of.ts';
import { externalUserRemovalsArgs, externalUserRemovalsState } from './external-user-removals.ts';
import { externalUsersArgs, externalUsersState } from './external-users.ts';
import { providerConfig } from './provider-config.ts';

const page = 'https://docs.cloud.google.com/contact-center/ccai-platform/docs/bulk-user-management-api';

/** Every kind of resource in the package, by name. */
const kindSchemas = {
  ExternalUserRemovals: {
    description:
      'Clears the external fields of users who are asked no more, before what depends on it (their numbers) changes.',
    details:
      'Made before the numbers. It fails where one is not cleared, and the engine then releases no number. Made anew or deleted it does nothing in CCAIP.',
    page,
    args: externalUserRemovalsArgs,
    state: externalUserRemovalsState,
  },
  ExternalUsers: {
    description:
      "CCAIP's external users: to which SIP URI a call for each is handed over. One per tenant; users it doesn't name are never touched.",
    details:
      'Made after the numbers. Roles, teams, location and chat limits of users stay. When it is deleted (destroy) what it gave is cleared, and what was there before is left.',
    page,
    args: externalUsersArgs,
    state: externalUsersState,
  },
} as const satisfies Record<string, KindSchema>;

/** What trunkline makes in CCAIP. */
export const ccaip: PackageOf = {
  name: 'ccaip',
  namespace: 'Ccaip',
  displayName: 'CCAI Platform external users',
  description: "Google's CCAI Platform: the external users of its UCaaS integration with Microsoft Teams.",
  keywords: ['ccai-platform', 'microsoft-teams'],
  service: 'CCAIP',
  vendor: 'Google',
  kinds: kindSchemas,
  functions: {},
  provider: { description: "One customer's CCAIP.", config: providerConfig },
  shared: '../../msteams/sdk',
};
