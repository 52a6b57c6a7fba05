import { limits } from '../../providers/msteams/schema/limits.ts';
import { isNotKnownYet } from '../not-known-yet.ts';
import type { Wording } from '../problem.ts';
import { domainName } from './domain-name.ts';
import { worded } from './worded.ts';

const longest = limits.sbcFqdn.max;

const judge = (value: string): Wording | undefined => {
  const quoted = `"${value}"`;
  if (/(^|\.)onmicrosoft\.[a-z]+$/i.test(value)) {
    return {
      message: `${quoted} lies in the tenant's onmicrosoft domain, which Teams never takes for an SBC.`,
      allowed: 'An SBC lies in a domain of your own or of your SIP provider, registered in Microsoft 365.',
      fix: 'register such a domain, and name the SBC in it.',
    };
  }
  if (isNotKnownYet(value)) {
    return {
      message: `${quoted} only says that a name isn't known yet.`,
      allowed: 'A name that the SIP provider makes is left out until up has written it.',
      fix: 'remove the line.',
    };
  }
  if (value.length <= longest) return undefined;
  return {
    message: `${quoted} has ${value.length} characters.`,
    allowed: `Teams takes at most ${longest} in an SBC's name.`,
    fix: 'use a shorter name.',
  };
};

/** The name by which Teams and the SBC know each other. */
export const sbcFqdn = () => domainName().check(worded(judge));
