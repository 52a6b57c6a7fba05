import { type CallerIdPolicyArgs, callerIdPolicy } from '../../schema/caller-id-policy.ts';
import type { Session } from '../../session.ts';
import { accountsOf, requireAccount, requireNumber } from '../accounts.ts';
import { fromDeclaration } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';

/**
 * A caller ID policy: New-, Set- and Remove-CsCallingLineIdentity. The account whose number is shown is named by its sign-in
 * name here and by its object id in Teams; what Teams keeps of one that isn't shown is nobody's business.
 */
export const callerIdPolicyObject = (session: Session) => {
  const accounts = accountsOf(session);
  const shownAccount = ({ show, account }: Pick<CallerIdPolicyArgs, 'show' | 'account'>) =>
    show === 'resource' ? account : undefined;
  return fromDeclaration(callerIdPolicy, {
    source: (objects) => objects.callerIdPolicies,
    admit: async ({ args, state }, doing, context) => {
      const upn = shownAccount(args);
      await accounts.find({ upns: [upn, state?.account] }, context);
      if (upn === undefined) return;
      await requireNumber(session, requireAccount(accounts, upn, 'account', doing), doing, context);
    },
    lookUp: (row, context) => accounts.find({ ids: [row.ResourceAccount] }, context),
    settings: [
      {
        parameter: 'ResourceAccount',
        staysForGood: true,
        wanted: (args) => accounts.idOf(shownAccount(args)),
        isMet: (args, row) => {
          const upn = shownAccount(args);
          return upn === undefined || accounts.idOf(upn) === row.ResourceAccount?.toLowerCase();
        },
      },
    ],
    read: ({ CallingIDSubstitute, ResourceAccount }, _, asked) =>
      ResourceAccount && /^resource$/i.test(CallingIDSubstitute ?? '')
        ? { account: accounts.nameOf(ResourceAccount, asked?.account) }
        : {},
  });
};

export const createCallerIdPolicyKind = (session: Session) =>
  createDescribedKind(session, callerIdPolicyObject(session));
