import { readFile } from 'node:fs/promises';
import { ServiceError } from '../../providers/kit/error.ts';
import { signAssertion } from './certificate.ts';
import { send } from './https.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a token comes from: a form for Entra's token endpoint, or an address of the machine's own identity service. */
export type Authorizer =
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly url: string; readonly headers: Record<string, string> };

interface Place {
  readonly tenantId: string;
  /** Entra's token endpoint. */
  readonly endpoint: string;
  /** Microsoft Graph's address, without a slash at the end. */
  readonly graph: string;
  readonly ca: string;
}

const failed = (text: string): ServiceError =>
  new ServiceError({ kind: 'Rejected', doing: 'configure azuread', text: `unable to build authorizer: ${text}` });

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

const jwtBearer = (assertion: string) => ({
  client_assertion: assertion,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
});

const byCertificate = async (env: Environment, clientId: string, path: string, place: Place) => {
  const name = 'could not configure ClientCertificate Authorizer';
  const bytes = await readFile(path).catch((error: Error) => {
    throw failed(`${name}: could not read PKCS#12 archive at "${path}": ${error.message}`);
  });
  try {
    const password = env.ARM_CLIENT_CERTIFICATE_PASSWORD ?? '';
    return jwtBearer(await signAssertion({ bytes, password }, clientId, place.endpoint));
  } catch (error) {
    throw failed(`${name}: could not decode PKCS#12 archive: ${error instanceof Error ? error.message : error}`);
  }
};

const byGitHub = async (url: string, token: string, ca: string) => {
  const address = new URL(url);
  if (!address.searchParams.has('audience')) address.searchParams.set('audience', 'api://AzureADTokenExchange');
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  const answer = await send(address.href, { ca, method: 'GET', headers });
  if (answer.status !== 200) throw failed(`githubAssertion: received HTTP status ${answer.status}`);
  return jwtBearer(String((JSON.parse(answer.text) as { value?: string }).value));
};

const byMachine = (env: Environment, graph: string): Authorizer => {
  // Without ARM_MSI_ENDPOINT the genuine plugin asks 169.254.169.254, which no lab can be.
  const url = new URL(env.ARM_MSI_ENDPOINT || 'http://169.254.169.254/metadata/identity/oauth2/token');
  url.searchParams.set('api-version', '2018-02-01');
  url.searchParams.set('resource', graph);
  if (env.ARM_CLIENT_ID) url.searchParams.set('client_id', env.ARM_CLIENT_ID);
  return { url: url.href, headers: { Metadata: 'true' } };
};

const proofOf = async (env: Environment, clientId: string, place: Place) => {
  if (env.ARM_CLIENT_CERTIFICATE_PATH) {
    return byCertificate(env, clientId, env.ARM_CLIENT_CERTIFICATE_PATH, place);
  }
  if (env.ARM_CLIENT_SECRET) return { client_secret: env.ARM_CLIENT_SECRET };
  if (!isTrue(env.ARM_USE_OIDC)) return undefined;
  if (env.ARM_OIDC_TOKEN) return jwtBearer(env.ARM_OIDC_TOKEN);
  const url = env.ARM_OIDC_REQUEST_URL || env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const token = env.ARM_OIDC_REQUEST_TOKEN || env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  return url && token ? byGitHub(url, token, place.ca) : undefined;
};

/**
 * The way in that the genuine plugin (6.9.1) takes, by the variables that it really reads, in its order: certificate, secret, OIDC
 * token, GitHub, managed identity, Azure CLI. No AZURE_*, no ARM_OIDC_TOKEN_FILE_PATH, no ARM_CLIENT_CERTIFICATE.
 */
export const chooseAuthorizer = async (env: Environment, place: Place): Promise<Authorizer> => {
  const clientId = env.ARM_CLIENT_ID;
  const proof = clientId ? await proofOf(env, clientId, place) : undefined;
  if (clientId && proof !== undefined) {
    const common = { client_id: clientId, grant_type: 'client_credentials', scope: `${place.graph}/.default` };
    return { form: { ...common, ...proof } };
  }
  if (isTrue(env.ARM_USE_MSI)) return byMachine(env, place.graph);
  if (env.ARM_USE_CLI !== 'false') {
    throw failed(
      'could not configure AzureCli Authorizer: could not parse Azure CLI version: launching Azure CLI: exec: "az": executable file not found in $PATH',
    );
  }
  throw failed('no Authorizer could be configured, please check your configuration');
};
