/** How Entra behaves where its pages say nothing, or where reports differ. */
export interface EntraSwitches {
  /** A single-tenant app on /common or /organizations: AADSTS50194 (OBS), or taken, as apps made before 15 October 2018 are (INF from its text). */
  singleTenantApps: 'refused' | 'accepted';
  /** A new secret is listed at once and works this much later (OBS: 4-18 s). */
  newSecretSeconds: number;
}

export const defaultEntraSwitches: EntraSwitches = { singleTenantApps: 'refused', newSecretSeconds: 4 };

export const entraChoices = { singleTenantApps: ['refused', 'accepted'] } as const;

export const secondEntraSettings = { singleTenantApps: 'accepted' } as const;
