import type { Tenant } from '../tenant/tenant.ts';

/**
 * The older version with the newer one's short names for SBCs: a machine is its FQDN, and a caller doesn't notice what the file calls
 * it. Names that would clash stay.
 */
export const withNamesOf = (base: Tenant, head: Tenant): Tenant => {
  const taken = new Set(base.sbcs.map(({ key }) => key));
  const renamed = new Map(
    base.sbcs.flatMap(({ key, fqdn }) => {
      const now = head.sbcs.find((sbc) => sbc.fqdn.toLowerCase() === fqdn.toLowerCase())?.key;
      return now === undefined || now === key || taken.has(now) ? [] : [[key, now] as const];
    }),
  );
  if (renamed.size === 0) return base;
  const name = (key: string): string => renamed.get(key) ?? key;
  return {
    ...base,
    sbcs: base.sbcs.map((sbc) => ({ ...sbc, key: name(sbc.key) })),
    voiceRoutes: base.voiceRoutes.map((route) => ({ ...route, sbcs: route.sbcs.map(name) })),
  };
};

/** `SBC backup is called rotterdam now`, for each short name that changed. */
export const renamedSbcs = (base: Tenant, head: Tenant): string[] => {
  const now = withNamesOf(base, head);
  return base.sbcs.flatMap(({ key }, at) => {
    const name = now.sbcs[at]?.key ?? key;
    return name === key ? [] : [`SBC ${key} is called ${name} now`];
  });
};
