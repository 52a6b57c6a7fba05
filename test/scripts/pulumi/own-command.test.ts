import { expect, it } from 'vitest';
import { onlyServices, withoutServices, withoutSetup } from '../../../scripts/pulumi/own-command.ts';

const others = { TRUNKLINE_CCAIP_TOKEN: 'c', Trunkline_Telnyx_Api_Key: 'k', TRUNKLINE_CCAIP_LITERALS: 'are no secret' };

it('gives a command of its own no identity that is for the engine and its plugins alone', () => {
  const env = {
    ARM_CLIENT_SECRET: 's',
    TRUNKLINE_SETUP_CLIENT_SECRET: 't',
    TRUNKLINE_SETUP_USE_OIDC: 'true',
    TRUNKLINE_VAULT_CLIENT_SECRET: 'v',
    TRUNKLINE_DNS_OIDC_TOKEN: 'd',
    ...others,
  };
  expect(withoutSetup(env)).toEqual({ ARM_CLIENT_SECRET: 's', TRUNKLINE_CCAIP_LITERALS: 'are no secret' });
});

it("gives the engine, and so every plugin, all but CCAIP's token and a SIP provider's key", () => {
  const env = { ARM_CLIENT_SECRET: 's', TRUNKLINE_VAULT_CLIENT_SECRET: 'v', ...others };
  const { TRUNKLINE_CCAIP_TOKEN: _, Trunkline_Telnyx_Api_Key: _key, ...all } = env;
  expect(withoutServices(env)).toEqual(all);
  expect(onlyServices({ ...env, TRUNKLINE_OTHER_API_KEY: '' })).toEqual({
    TRUNKLINE_CCAIP_TOKEN: 'c',
    Trunkline_Telnyx_Api_Key: 'k',
  });
});
