import { fileURLToPath } from 'node:url';
import { labCcaipToken } from './ccaip/api/credential.ts';
import { automation, dnsKeeper, type LabIdentity, labTenantId, setup, vaultKeeper } from './identity.ts';
import { telnyxBase } from './telnyx/base.ts';
import { labTelnyxKey } from './telnyx/credential.ts';

/** Where a running lab is. */
export interface LabPlace {
  /** `https://localhost:<port>`. */
  readonly url: string;
  /** Path of the lab's CA certificate. */
  readonly ca: string;
  /** The lab's folder. */
  readonly dir: string;
  /** Port of the azuread stand-in, if it runs. */
  readonly azureadPort?: number;
}

/**
 * What a process needs in its environment to work against the lab instead of Microsoft: trunkline's provider, @azure/identity,
 * the genuine azuread plugin and the engine. Nothing else is needed, and nothing of it is ever set for a real tenant.
 */
export const labEnvironment = ({ url, ca, dir, azureadPort }: LabPlace): Record<string, string> => {
  const { hostname, host } = new URL(url);
  const credentials = (prefix: string) => ({
    [`${prefix}_TENANT_ID`]: labTenantId,
    [`${prefix}_CLIENT_ID`]: automation.clientId,
    [`${prefix}_CLIENT_SECRET`]: automation.clientSecret,
  });
  return {
    ...credentials('AZURE'),
    ...credentials('ARM'),
    ...azureCredentials,
    AZURE_AUTHORITY_HOST: url,
    // The azuread plugin learns all its endpoints from here; without it, it would send the secret to the public cloud.
    ARM_METADATA_HOSTNAME: host,
    ARM_USE_CLI: 'false',
    TRUNKLINE_GRAPH_URL: url,
    TRUNKLINE_CCAIP_ENDPOINT: url,
    TRUNKLINE_CCAIP_TOKEN: labCcaipToken,
    TRUNKLINE_TELNYX_API_KEY: labTelnyxKey,
    TRUNKLINE_TELNYX_URL: `${url}${telnyxBase}`,
    TRUNKLINE_LAB_URL: url,
    TRUNKLINE_LAB_DIR: dir,
    TRUNKLINE_PWSH: fileURLToPath(new URL(process.platform === 'win32' ? 'bin/pwsh.cmd' : 'bin/pwsh', import.meta.url)),
    NODE_EXTRA_CA_CERTS: ca,
    SSL_CERT_FILE: ca,
    NO_PROXY: `${hostname},127.0.0.1`,
    no_proxy: `${hostname},127.0.0.1`,
    ...(azureadPort === undefined ? {} : { PULUMI_DEBUG_PROVIDERS: `azuread:${azureadPort}` }),
  };
};

const keys = (prefix: string, { clientId, clientSecret }: LabIdentity): Record<string, string> => ({
  [`${prefix}_CLIENT_ID`]: clientId,
  [`${prefix}_CLIENT_SECRET`]: clientSecret,
});

/** What azure-native signs in by, where a vault or a zone is named. */
const azureCredentials = { ...keys('TRUNKLINE_VAULT', vaultKeeper), ...keys('TRUNKLINE_DNS', dnsKeeper) };

/** What a process needs beside, as long as there is a domain, a user or a licence to be made. */
export const labSetupEnvironment = (): Record<string, string> => ({
  TRUNKLINE_SETUP_CLIENT_ID: setup.clientId,
  TRUNKLINE_SETUP_CLIENT_SECRET: setup.clientSecret,
});

/** What azuread signs in by; its addresses are the lab's own always. */
const signsIn = /^(ARM_(CLIENT|OIDC|USE|MSI)_|ACTIONS_ID_TOKEN_|AZURE_)/;

/** The environment that the azuread stand-in finds: the lab's secret, or what an engine that attaches has instead. */
export const azureadEnvironment = (
  lab: LabPlace,
  told: Readonly<Record<string, string>> | undefined,
): Record<string, string> => {
  const own = labEnvironment(lab);
  if (told === undefined) return own;
  const entries = Object.entries(own).filter(([name]) => !signsIn.test(name));
  return {
    ...Object.fromEntries(entries),
    ...Object.fromEntries(Object.entries(told).filter(([name]) => signsIn.test(name))),
  };
};
