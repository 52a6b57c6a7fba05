import { randomUUID } from 'node:crypto';

/**
 * Entra's refusals at the token endpoint, and on the pages on the way there: HTTP status, OAuth error, text.
 * Codes and texts as public issues quote them (learn.microsoft.com "Microsoft Entra authentication and authorization error codes");
 * braces are filled in.
 */
const table = {
  50011: [
    400,
    'invalid_request',
    "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{client}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this.",
  ],
  50020: [
    400,
    'interaction_required',
    "User account '{account}' from identity provider 'live.com' does not exist in tenant '{tenant}' and cannot access the application '{client}'({name}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.",
  ],
  50034: [
    400,
    'invalid_grant',
    'The user account {account} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
  ],
  50057: [400, 'invalid_grant', 'The user account is disabled.'],
  50059: [
    400,
    'invalid_request',
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ],
  50173: [
    400,
    'invalid_grant',
    "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{issued}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{validFrom}'.",
  ],
  50194: [
    400,
    'invalid_request',
    "Application '{client}'({name}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
  ],
  54005: [
    400,
    'invalid_grant',
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ],
  65001: [
    400,
    'invalid_grant',
    "The user or administrator has not consented to use the application with ID '{client}' named '{name}'. Send an interactive authorization request for this user and resource.",
  ],
  65004: [400, 'access_denied', 'User declined to consent to access the app.'],
  70008: [
    400,
    'invalid_grant',
    'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  ],
  90094: [
    400,
    'consent_required',
    '{name} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
  ],
  500112: [
    400,
    'invalid_client',
    "The reply address '{redirectUri}' does not match the reply address '{asked}' provided when requesting Authorization code.",
  ],
  650053: [
    400,
    'invalid_client',
    "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
  ],
  700082: [
    400,
    'invalid_grant',
    'The refresh token has expired due to inactivity. The token was issued on {issued} and was inactive for {days}.00:00:00.',
  ],
  9002313: [400, 'invalid_grant', 'Invalid request. Request is malformed or invalid.'],
  70003: [400, 'unsupported_grant_type', "The app requested an unsupported grant type '{grantType}'."],
  700016: [
    400,
    'unauthorized_client',
    "Application with identifier '{client}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  ],
  700023: [401, 'invalid_client', 'Client assertion audience claim does not match Realm issuer.'],
  700024: [401, 'invalid_client', 'Client assertion is not within its valid time range.'],
  700027: [
    401,
    'invalid_client',
    'The certificate with identifier used to sign the client assertion is not registered on application.',
  ],
  700213: [
    401,
    'invalid_client',
    "No matching federated identity record found for presented assertion subject '{subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
  ],
  700211: [
    401,
    'invalid_client',
    "No matching federated identity record found for presented assertion issuer '{issuer}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
  ],
  700212: [
    401,
    'invalid_client',
    "No matching federated identity record found for presented assertion audience '{audience}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
  ],
  50027: [400, 'invalid_request', 'JWT token is invalid or malformed.'],
  90002: [
    400,
    'invalid_request',
    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  ],
  500011: [
    400,
    'invalid_resource',
    'The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  ],
  900144: [400, 'invalid_request', "The request body must contain the following parameter: '{parameter}'."],
  1002012: [
    400,
    'invalid_scope',
    'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ],
  7000112: [400, 'unauthorized_client', "Application '{client}'({name}) is disabled."],
  7000215: [
    401,
    'invalid_client',
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.",
  ],
  7000216: [
    401,
    'invalid_client',
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  ],
  7000222: [
    401,
    'invalid_client',
    "The provided client secret keys for app '{client}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  ],
} as const satisfies Record<number, readonly [number, string, string]>;

export type AadstsCode = keyof typeof table;

/** Thrown where a sign-in ends; the route turns it into Entra's JSON. */
export class AadstsError extends Error {
  readonly code: AadstsCode;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: AadstsCode, values: Readonly<Record<string, string>> = {}) {
    super(`AADSTS${code}`);
    this.code = code;
    this.values = values;
  }
}

/** What is told: OAuth's word and Entra's sentence. */
export const wordsOf = ({ code, values }: AadstsError): { error: string; text: string } => {
  const [, error, text] = table[code];
  const filled = text.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
  return { error, text: `AADSTS${code}: ${filled}` };
};

/** Status and body of a refusal. */
export const describeAadsts = (refusal: AadstsError): { status: number; body: object } => {
  const { code } = refusal;
  const [status] = table[code];
  const { error, text } = wordsOf(refusal);
  const trace = randomUUID();
  const correlation = randomUUID();
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  return {
    status,
    body: {
      error,
      error_description: `${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
};
