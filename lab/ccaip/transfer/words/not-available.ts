import type { Member, NotAvailable } from '../trace.ts';
import { type Ending, failed } from './told.ts';

/** Why CCAIP doesn't call somebody, and what a person does about it. */
export const notAvailableWords = (
  { email, name, isExternal, teams, status, ucaasUserName }: Member,
  why: NotAvailable,
): Ending => {
  switch (why) {
    case 'deactivated':
      return failed(`${email} is deactivated in CCAIP.`, {
        fix: 'set Status to Active in the bulk file of users , if the person is to be back.',
      });
    case 'not activated':
      return failed(`${email} hasn't activated the account in CCAIP.`, {
        allowed: 'A new user activates it by the link in an e-mail (the guide). Assumed: until then nobody is called.',
        fix: "open the mail: the portal's page Agents and mail.",
      });
    case 'no SIP URI':
      return failed(`${email} is an external user without a SIP URI.`, {
        fix: 'enter SIP URI/ID in Users & Teams: the handover has it.',
      });
    case 'not linked':
      return failed(`CCAIP isn't linked to Microsoft Teams, so it doesn't know whether ${name} is available.`, {
        allowed: "In an Available status in Teams (the guide). Assumed: nobody is called whose presence isn't known.",
        fix: 'npm run lab:open, which walks to Link.',
      });
    case 'link broken':
      return failed(
        `The link of CCAIP to Microsoft Teams is broken, so it doesn't know whether ${name} is available.`,
        {
          fix: "look at why on the portal's first page; then unlink, and link again.",
        },
      );
    case 'not in Teams':
      return failed(`Nobody in Teams signs in as "${ucaasUserName ?? ''}", which is the UCaaS username of ${email}.`, {
        fix: 'enter the sign-in name (UPN) that the person has in Teams.',
      });
    case 'not mapped':
      return failed(`${name} is ${teams} in Teams, which no status of CCAIP is mapped to.`, {
        fix: 'map it: Developer Settings › Agent Status Inheritance.',
      });
    case 'status':
      return isExternal
        ? failed(`${name} is ${teams ?? 'not known'} in Teams, ${status} in CCAIP, so CCAIP doesn't call.`, {
            allowed: 'In an Available status (the guide).',
            fix: 'wait until they are available, or try another person.',
          })
        : failed(`${name} is in status ${status} in CCAIP.`, {
            allowed: 'Available.',
            fix: 'wait until they are available, or try another person.',
          });
  }
};
