import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { AadstsError, wordsOf } from '../errors.ts';
import type { TokenRequest } from '../sign-in.ts';
import { isPersonal } from './accounts.ts';
import { consented, grant, lacking, mayConsentForAll, needAdministrator } from './consent.ts';
import { issueCode } from './grants.ts';
import { type AuthorizationRequest, readRequest } from './request.ts';

/** What a person has said so far on the way through sign-in; the pages carry it along. */
export interface Answers {
  readonly account?: string | undefined;
  readonly consent?: 'accept' | 'decline' | undefined;
  /** "Consent on behalf of your organization". */
  readonly forAll?: boolean;
}

/** Where the way goes on: the next page, or back to the app. */
export type Step =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'account'; readonly name: string; readonly problem: string | undefined }
  | {
      readonly kind: 'consent';
      readonly name: string;
      readonly account: string;
      readonly permissions: readonly string[];
      readonly mayConsentForAll: boolean;
    }
  | { readonly kind: 'approval'; readonly name: string; readonly account: string; readonly problem: string }
  | { readonly kind: 'refused'; readonly problem: string };

const back = ({ redirectUri, state }: AuthorizationRequest, answer: Record<string, string>): Step => {
  const to = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) to.searchParams.set(name, value);
  if (state !== undefined) to.searchParams.set('state', state);
  return { kind: 'redirect', to: to.href };
};

const refuse = (request: AuthorizationRequest, refusal: AadstsError): Step => {
  const { error, text } = wordsOf(refusal);
  return back(request, { error, error_description: text });
};

const outsiderOf = ({ tenantId }: LabContext, request: AuthorizationRequest, account: string): Step => {
  const { application, authority } = request;
  const name = application.displayName;
  if (authority === 'organizations') {
    const problem = "You can't sign in here with a personal account. Use your work or school account instead.";
    return { kind: 'account', name, problem };
  }
  if (authority === 'common') {
    // OBS; an app that takes personal accounts would go on, which CCAIP's guide rules out.
    const problem =
      'unauthorized_client: The client does not exist or is not enabled for consumers. If you are the application developer, configure a new application through the App Registrations in the Azure Portal at https://go.microsoft.com/fwlink/?linkid=2083908.';
    return { kind: 'refused', problem };
  }
  const refusal = new AadstsError(50020, { account, tenant: tenantId, client: application.appId, name });
  return { kind: 'refused', problem: wordsOf(refusal).text };
};

const memberOf = ({ store, tenantId }: LabContext, account: string): LabUser => {
  const user = store.where('user', 'userPrincipalName', account).find((one) => one.deletedDateTime === null);
  if (user === undefined) throw new AadstsError(50034, { account, tenant: tenantId });
  if (!user.accountEnabled) throw new AadstsError(50057);
  return user;
};

const signedIn = (context: LabContext, request: AuthorizationRequest, user: LabUser, answers: Answers): Step => {
  const { application, principal, scopes, redirectUri } = request;
  const { appId, displayName: name } = application;
  const { store } = context;
  const missing = lacking(consented(store, principal, user), scopes);
  if (missing.length > 0) {
    const consent = { client: appId, name };
    if (request.silent) return refuse(request, new AadstsError(65001, consent));
    if (answers.consent === 'decline') return refuse(request, new AadstsError(65004));
    const administrator = mayConsentForAll(user);
    if (!administrator && needAdministrator(store, missing)) {
      const problem = wordsOf(new AadstsError(90094, consent)).text;
      return { kind: 'approval', name, account: user.userPrincipalName, problem };
    }
    if (answers.consent !== 'accept') {
      const account = user.userPrincipalName;
      return { kind: 'consent', name, account, permissions: missing, mayConsentForAll: administrator };
    }
    grant(store, principal, missing, administrator && answers.forAll === true ? undefined : user);
  }
  const held = consented(store, principal, user);
  const given = scopes.byDefault ? held : scopes.names;
  return back(request, { code: issueCode(context, { appId, user, scopes: given, redirectUri }) });
};

/** The way through sign-in and consent, as far as the answers reach (DOC "OAuth 2.0 authorization code flow", "Consent experience"). */
export const authorize = (context: LabContext, authority: string, asked: TokenRequest, answers: Answers): Step => {
  try {
    const request = readRequest(context, authority, asked);
    const { account } = answers;
    const name = request.application.displayName;
    if (account === undefined || account === '') {
      if (request.silent) throw new AadstsError(50059);
      return { kind: 'account', name, problem: undefined };
    }
    if (isPersonal(account)) return outsiderOf(context, request, account);
    return signedIn(context, request, memberOf(context, account), answers);
  } catch (error) {
    if (!(error instanceof AadstsError)) throw error;
    return { kind: 'refused', problem: wordsOf(error).text };
  }
};
