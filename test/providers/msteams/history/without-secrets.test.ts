import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../providers/msteams/history/change.ts';
import { secretsIn, withoutSecrets } from '../../../../providers/msteams/history/without-secrets.ts';
import { aHistory } from './a-history.ts';

const history = aHistory();

/** No part of any other word here. */
const secret = fc.stringMatching(/^~[A-Za-z0-9._~-]{12,40}~$/);
const secretName = fc.constantFrom(
  'password',
  'Password',
  'passwordProfile',
  'clientSecret',
  'secretText',
  'AccessToken',
  'refresh_token',
  'client_assertion',
  'Credential',
  'privateKey',
  'PfxCertificate',
  'Authorization',
  'ApiKey',
);

/** Some JSON with the secret below a property of that name, at whatever depth. */
const holding = (name: string, inner: Json): fc.Arbitrary<Json> =>
  fc.tuple(fc.nat(4), fc.json({ depthSize: 'small' })).map(([depth, other]) => {
    let value: Json = { [name]: inner, other };
    for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value, 'x'] : { below: value };
    return value;
  });

const token = fc
  .tuple(fc.base64String({ minLength: 12 }), fc.base64String({ minLength: 12 }), fc.base64String({ minLength: 12 }))
  .map((parts) => {
    const [head, body, signature] = parts.map((part) => part.replaceAll(/[+/=]/g, 'x'));
    return `eyJ${head}.${body}.${signature}`;
  });

describe('a line of the history', () => {
  it('never has the value of a property that is named as a secret, however deep, nor what is below it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .tuple(secretName, secret)
          .chain(([name, value]) =>
            fc.tuple(fc.constant(value), fc.oneof(holding(name, value), holding(name, [{ a: value }]))),
          ),
        async ([value, to]) => {
          await history.recorder().sent([{ kind: 'Any', object: 'x', from: to, to }]);
          expect(history.text()).not.toContain(value);
        },
      ),
      { numRuns: 60, seed: 115 },
    );
    expect(history.lines().length).toBeGreaterThan(0);
  });

  it('never has a token, nor a value that the environment keeps secret, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(token, secret, async (signed, value) => {
        const secrets = secretsIn({ ARM_CLIENT_SECRET: value, PATH: '/usr/bin' });
        const sent = await history
          .recorder({ secrets })
          .sent([{ kind: 'Any', object: `x ${value}`, to: { [`a ${value}`]: [`Bearer ${signed}`, value] } }]);
        sent.ended([{ step: 'failed', text: `The secret '${value}' and the token ${signed} are wrong.` }]);
        expect(history.text()).not.toContain(value);
        expect(history.text()).not.toContain(signed);
      }),
      { numRuns: 60, seed: 116 },
    );
    expect(history.lines().at(-1)?.text).toBe("The secret '***' and the token *** are wrong.");
  });

  it('keeps everything else to the letter', () => {
    fc.assert(
      fc.property(fc.json(), (typed) => {
        const value = JSON.parse(typed) as Json;
        fc.pre(!/pass|secret|token|asser|cred|key|sign|auth|cook|cert|eyJ/i.test(typed));
        expect(withoutSecrets(value, ['~not in there~'])).toEqual(value);
      }),
      { seed: 117 },
    );
    const rule = { NumberPattern: '^\\+31(6\\d{8})$', OnlinePstnUsages: ['Emergency'], CaptchaKeyLength: 3 };
    expect(withoutSecrets(rule, [])).toEqual(rule);
  });
});

describe('what the environment keeps secret', () => {
  it('is what is named so, and no path, address or flag', () => {
    const env = {
      ARM_CLIENT_SECRET: 'a-secret',
      AZURE_CLIENT_CERTIFICATE_PASSWORD: 'a-password',
      ARM_OIDC_TOKEN: 'a-long-token',
      ARM_CLIENT_CERTIFICATE: 'MIIK',
      TRUNKLINE_SETUP_CLIENT_SECRET: 'setup-secret',
      TRUNKLINE_SETUP_OIDC_TOKEN: 'a-token-of-setup',
      TRUNKLINE_SETUP_CLIENT_ID: '9a1b0000',
      ARM_CLIENT_CERTIFICATE_PATH: '/srv/automation.pfx',
      AZURE_FEDERATED_TOKEN_FILE: '/var/run/token',
      PULUMI_CONFIG_PASSPHRASE: '',
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: '7f3c0000',
    };
    expect(secretsIn(env)).toEqual(['a-token-of-setup', 'a-long-token', 'setup-secret', 'a-password', 'a-secret']);
  });
});
