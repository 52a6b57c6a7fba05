import { isNotKnownYet } from '../not-known-yet.ts';
import type { Finding } from '../source/finding.ts';
import { sipDomainOf } from '../trunk-of.ts';
import { activationUpn } from '../users/activation-upn.ts';
import type { Check } from './check.ts';

/** An activation user whose name Microsoft 365 refuses, or who is of another domain and so activates nothing. */
export const activationUser: Check = ({ file }) => {
  const sip = sipDomainOf(file);
  const user = file.sipDomain?.activation?.user;
  if (sip === undefined || user === undefined) return [];
  const path = ['sipDomain', 'activation', 'user'];
  const upn = activationUpn(user, sip);
  const domain = upn.slice(upn.indexOf('@') + 1);
  const found: Finding[] = [];
  if (domain.toLowerCase() !== sip.toLowerCase()) {
    found.push({
      path,
      message: isNotKnownYet(sip)
        ? `"${user}" names a domain, and the SIP domain's name isn't known yet.`
        : `"${user}" isn't in ${sip}, so its licence doesn't activate that domain.`,
      allowed: 'The activation user is in the SIP domain.',
      fix: `write the name alone, e.g. ${user.slice(0, user.indexOf('@'))}.`,
    });
  } else if (!/^[\w.'!#^~-]{1,64}$/.test(upn.slice(0, upn.indexOf('@'))) || /^\.|\.@|\.\./.test(upn)) {
    found.push({
      path,
      message: `"${user}" isn't a user name.`,
      allowed: "A user name is at most 64 letters, digits and . - _ ' ! # ^ ~, with no dot at either end.",
      fix: 'write e.g. activate.',
    });
  }
  return found;
};
