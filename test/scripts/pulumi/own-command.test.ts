import { expect, it } from 'vitest';
import { withoutSetup } from '../../../scripts/pulumi/own-command.ts';

it('gives a command of its own no identity that is for the engine and its plugins alone', () => {
  const env = { ARM_CLIENT_SECRET: 's', TRUNKLINE_SETUP_CLIENT_SECRET: 't', TRUNKLINE_SETUP_USE_OIDC: 'true' };
  expect(withoutSetup(env)).toEqual({ ARM_CLIENT_SECRET: 's' });
});
