import { activationUser } from './activation-user.ts';
import type { Check } from './check.ts';
import { dialPlans } from './dial-plans.ts';
import { dnsZone } from './dns-zone.ts';
import { externalPrefixes } from './external-prefixes.ts';
import { groups } from './groups.ts';
import { patterns } from './patterns.ts';
import { references } from './references.ts';
import { repeatedNames } from './repeated-names.ts';
import { sbcDomains } from './sbc-domains.ts';
import { secrets } from './secrets.ts';
import { sipTrunk } from './sip-trunk.ts';

/** Every check of the tenant file, in the order in which a reader meets its subject. */
export const allChecks: readonly Check[] = [
  repeatedNames,
  sipTrunk,
  sbcDomains,
  activationUser,
  dnsZone,
  references,
  groups,
  patterns,
  dialPlans,
  externalPrefixes,
  secrets,
];
