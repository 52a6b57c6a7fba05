import { describe, expect, it } from 'vitest';
import { hostEnvironment } from '../../../../providers/msteams/powershell/host-environment.ts';

describe("the PowerShell host's environment", () => {
  it.each([
    'PATH',
    'Path',
    'HOME',
    'SystemRoot',
    'ProgramFiles(x86)',
    'PSModulePath',
    'https_proxy',
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
    'TRUNKLINE_LAB_URL',
    'LC_ALL',
  ])('keeps %s', (name) => {
    expect(hostEnvironment({ [name]: 'kept' })).toMatchObject({ [name]: 'kept' });
  });

  it.each([
    'AZURE_CLIENT_SECRET',
    'ARM_CLIENT_SECRET',
    'AZURE_CLIENT_CERTIFICATE_PASSWORD',
    'ARM_OIDC_TOKEN',
    'TRUNKLINE_SETUP_CLIENT_ID',
    'TRUNKLINE_SETUP_CLIENT_SECRET',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'AZURE_FEDERATED_TOKEN_FILE',
    'PULUMI_CONFIG_PASSPHRASE',
    'PULUMI_ACCESS_TOKEN',
    'GITHUB_TOKEN',
    'NODE_OPTIONS',
    'ANYTHING_ELSE',
  ])('leaves out %s', (name) => {
    expect(hostEnvironment({ [name]: 'left out' })).not.toHaveProperty(name);
  });
});
