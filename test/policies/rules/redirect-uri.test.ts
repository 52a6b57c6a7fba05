import { describe, expect, it } from 'vitest';
import { redirectUri } from '../../../policies/rules/redirect-uri.ts';
import { aSubject } from '../a-subject.ts';

const own = 'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback';
const found = (props: Record<string, unknown>) =>
  redirectUri.check({ type: 'azuread:index/application:Application', name: 'app', props }, aSubject());

describe('redirect-uri', () => {
  it("is kept by the tenant's own portal, and by none", () => {
    expect(found({ web: { redirectUris: [own] } })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it.each([
    ['another host', { web: { redirectUris: [own, 'https://evil.example/v1/ucaas/ms_teams/oauth_callback'] } }],
    ['a public client', { publicClient: { redirectUris: ['http://localhost'] } }],
    ['a single-page application', { singlePageApplication: { redirectUris: ['https://contoso.example/'] } }],
    ['a list beside the application', { redirectUris: ['https://contoso.example/'] }],
  ])('is broken by %s', (_, props) => {
    expect(found(props)).toEqual([
      {
        what: expect.stringMatching(/^app also sends sign-ins to "http/),
        fix: `leave only ${own}, which follows from app.redirectDomain in tenant.yaml.`,
      },
    ]);
  });
});
