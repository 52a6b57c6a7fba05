import { randomUUID } from 'node:crypto';

/**
 * Entra's refusals at the token endpoint: HTTP status, OAuth error, text.
 * Codes and texts as public issues quote them (learn.microsoft.com "Microsoft Entra authentication and authorization error codes");
 * braces are filled in.
 */
const table = {
  50059: [
    400,
    'invalid_request',
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ],
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

/** Status and body of a refusal. */
export const describeAadsts = ({ code, values }: AadstsError): { status: number; body: object } => {
  const [status, error, text] = table[code];
  const filled = text.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
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
      error_description: `AADSTS${code}: ${filled} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
};
