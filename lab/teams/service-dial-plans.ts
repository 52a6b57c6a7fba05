import type { Rule } from './rule-object.ts';

const rule = (Name: string, Description: string, Pattern: string, Translation: string): Rule => ({
  Name,
  Description,
  Pattern,
  Translation,
  IsInternalExtension: false,
});

/**
 * The service's own dial plan of a country (usage location), tried after the tenant's. Only Great Britain's is published
 * (OBS Microsoft Learn, dial plan troubleshooting): others are not invented, they have no rules here.
 */
export const serviceDialPlans: Readonly<Record<string, readonly Rule[]>> = {
  GB: [
    rule('GB Intl Dialing', 'GB International Dialing Rule', '^00(\\d+)$', '+$1'),
    rule(
      'GB Extension Rule',
      'GB Extension Dialing Rule',
      '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
      '$1;ext=$7',
    ),
    rule('GB Long Distance', 'GB Long Distance Dialing Rule', '^0(\\d+)$', '+44$1'),
  ],
};
