import { readFile } from 'node:fs/promises';
import { ServiceError } from '../../providers/kit/error.ts';
import { signAssertion } from '../azuread/certificate.ts';
import { send } from '../azuread/https.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Entra is, and for whom is signed in. */
export interface Place {
  readonly tenantId: string;
  /** `https://<host>/<tenant>/oauth2/v2.0/token`. */
  readonly endpoint: string;
  readonly ca: string;
}

const refused = (text: string): ServiceError =>
  new ServiceError({ kind: 'Rejected', doing: 'configure azure-native', text });

const jwtBearer = (assertion: string) => ({
  client_assertion: assertion,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
});

const byGitHub = async (url: string, token: string, ca: string) => {
  const address = new URL(url);
  address.searchParams.set('audience', 'api://AzureADTokenExchange');
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  const answer = await send(address.href, { ca, method: 'GET', headers });
  if (answer.status !== 200) throw refused(`GitHub OIDC: ${answer.status} with response: ${answer.text}`);
  return jwtBearer(String((JSON.parse(answer.text) as { value?: string }).value));
};

const byOidc = async (env: Environment, ca: string) => {
  if (env.ARM_OIDC_TOKEN) return jwtBearer(env.ARM_OIDC_TOKEN);
  if (env.ARM_OIDC_TOKEN_FILE_PATH) return jwtBearer(await readFile(env.ARM_OIDC_TOKEN_FILE_PATH, 'utf8'));
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
  if (url && token) return byGitHub(url, token, ca);
  throw refused('A OIDC token or request URL and token must be configured when authenticating with OIDC.');
};

/**
 * How the genuine plugin proves who it is, by the variables that it reads, in its order (SRC: provider/pkg/provider/auth_azidentity.go
 * at 3.28): certificate, secret, OIDC, managed identity, Azure CLI. It reads an empty one as not set. The default credential isn't played.
 */
export const proofFor = async (env: Environment, { endpoint, ca }: Place): Promise<Record<string, string>> => {
  const clientId = env.ARM_CLIENT_ID ?? '';
  const demandClient = (way: string) => {
    if (clientId === '') throw refused(`A Client ID must be configured when authenticating ${way}.`);
  };
  if (env.ARM_CLIENT_CERTIFICATE_PATH) {
    demandClient('as a Service Principal using a Client Certificate');
    const bytes = await readFile(env.ARM_CLIENT_CERTIFICATE_PATH);
    const password = env.ARM_CLIENT_CERTIFICATE_PASSWORD ?? '';
    return { client_id: clientId, ...jwtBearer(await signAssertion({ bytes, password }, clientId, endpoint)) };
  }
  if (env.ARM_CLIENT_SECRET) {
    demandClient('as a Service Principal using a Client Secret');
    return { client_id: clientId, client_secret: env.ARM_CLIENT_SECRET };
  }
  if (env.ARM_USE_OIDC === 'true') {
    demandClient('with OIDC');
    return { client_id: clientId, ...(await byOidc(env, ca)) };
  }
  if (env.ARM_USE_MSI === 'true') throw refused('a managed identity is not played by the stand-in.');
  throw refused('AzureCLICredential: Azure CLI not found on path');
};
