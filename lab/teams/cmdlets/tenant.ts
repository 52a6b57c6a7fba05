import { cmdlet } from '../cmdlet.ts';

/** The tenant that the session is connected to. */
export const getTenant = cmdlet({
  name: 'Get-CsTenant',
  configuration: false,
  parameters: { Identity: { type: 'String' } },
  run: (context) => {
    const domains = context.store.list('domain');
    return [
      {
        TenantId: context.tenantId,
        DisplayName: 'Contoso',
        VerifiedDomains: domains
          .filter(({ isVerified }) => isVerified)
          .map(({ id, isDefault, isInitial }) => ({
            Name: id,
            Status: 'Enabled',
            IsDefault: isDefault,
            IsInitial: isInitial,
          })),
        SipDomain: domains.filter(({ isVerified }) => isVerified).map(({ id }) => id),
        TeamsUpgradeEffectiveMode: 'TeamsOnly',
      },
    ];
  },
});
