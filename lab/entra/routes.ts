import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { LabContext } from '../context.ts';
import { labTenantId } from '../identity.ts';
import { userTokens } from './authorize/grants.ts';
import { AadstsError, describeAadsts } from './errors.ts';
import { federatedAudience, issueAssertion } from './federation.ts';
import { machineToken } from './machine-identity.ts';
import { findResource } from './resources.ts';
import { checkTenant, signIn, type TokenRequest } from './sign-in.ts';
import { secondsFor } from './token-seconds.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const refuse = (c: Context, error: unknown) => {
  if (!(error instanceof AadstsError)) throw error;
  const { status, body } = describeAadsts(error);
  return c.json(body, status as ContentfulStatusCode);
};

/** How an app asks for a token on somebody's behalf. */
const onBehalf = new Set(['authorization_code', 'refresh_token']);

/** Entra: where clients find it, and where they get tokens. */
export const entraRoutes = (context: LabContext): Hono => {
  const { origin } = context;
  const app = new Hono();

  // What azuread asks first, by ARM_METADATA_HOSTNAME, instead of knowing a cloud (terraform go-azure-sdk sdk/internal/metadata).
  app.get('/metadata/endpoints', (c) =>
    c.json({
      name: 'trunkline-lab',
      resourceManager: `${origin}/`,
      microsoftGraphResourceId: `${origin}/`,
      authentication: {
        loginEndpoint: origin,
        // Azure Resource Manager's, which azure-native asks tokens for; azuread asks for Graph by its address.
        audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
        tenant: 'common',
        identityProvider: 'AAD',
      },
      portal: origin,
      graph: `${origin}/`,
      suffixes: {},
    }),
  );

  const discovery = async (c: Context) => {
    const tenant = c.req.param('tenant') ?? '';
    try {
      checkTenant(context, tenant);
    } catch (error) {
      return refuse(c, error);
    }
    const authority = `${origin}/${labTenantId}`;
    return c.json({
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${authority}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
      tenant_region_scope: 'EU',
    });
  };
  app.get('/:tenant/v2.0/.well-known/openid-configuration', discovery);
  app.get('/:tenant/.well-known/openid-configuration', discovery);
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json(context.tokens.keys));

  // MSAL asks this of an authority that it doesn't know, unless disableInstanceDiscovery is set.
  app.get('/common/discovery/instance', (c) => {
    const host = new URL(origin).host;
    return c.json({
      tenant_discovery_endpoint: `${origin}/${labTenantId}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    });
  });

  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form = await c.req.parseBody();
    const request: TokenRequest = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, text(value)]));
    try {
      if (onBehalf.has(request.grant_type ?? '')) {
        const { claims, refreshToken, scope } = userTokens(context, c.req.param('tenant'), request);
        const seconds = context.switches.tokenSeconds;
        return c.json({
          token_type: 'Bearer',
          scope,
          expires_in: seconds,
          ext_expires_in: seconds,
          access_token: await context.tokens.issue(claims, seconds),
          ...(refreshToken !== undefined && { refresh_token: refreshToken }),
        });
      }
      const claims = await signIn(context, c.req.param('tenant'), request);
      const seconds = secondsFor(context.switches, findResource(claims.aud, origin));
      return c.json({
        token_type: 'Bearer',
        expires_in: seconds,
        ext_expires_in: seconds,
        access_token: await context.tokens.issue(claims, seconds),
      });
    } catch (error) {
      return refuse(c, error);
    }
  });

  // A machine in Azure asks this of 169.254.169.254; here AZURE_POD_IDENTITY_AUTHORITY_HOST and ARM_MSI_ENDPOINT lead to it.
  // MSAL ends an address of its own choosing with a slash.
  const imds = '/metadata/identity/oauth2/token';
  app.on('GET', [imds, `${imds}/`], async (c) => {
    try {
      const { status, body } = await machineToken(context, {
        metadata: c.req.header('metadata'),
        resource: c.req.query('resource'),
        clientId: c.req.query('client_id'),
      });
      return c.json(body, status);
    } catch (error) {
      return refuse(c, error);
    }
  });

  // GitHub's side of workload identity federation: ACTIONS_ID_TOKEN_REQUEST_URL may point here.
  app.get('/lab/oidc/token', async (c) => {
    const subject = c.req.query('subject') ?? 'repo:contoso/voice:ref:refs/heads/main';
    const audience = c.req.query('audience') ?? federatedAudience;
    const seconds = Number(c.req.query('seconds') ?? 300);
    return c.json({ value: await issueAssertion({ subject, audience, seconds }) });
  });
  return app;
};
