import type { Finding, ResourceRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** CCAIP's application sends sign-ins to the tenant's own CCAIP portal and nowhere else. */
export const redirectUri: ResourceRule = {
  name: ruleName(import.meta.filename),
  about: 'resource',
  rule: "Sign-ins come back to the tenant's own CCAIP portal and nowhere else.",
  why: 'whoever owns a redirect address gets the codes of people who sign in, and with them what the application may read.',
  types: ['azuread:index/application:Application', 'azuread:index/applicationRedirectUris:ApplicationRedirectUris'],
  check: ({ name, props }, { tenant }) =>
    urisOf(props)
      .filter((uri) => uri !== tenant.app.redirectUri)
      .map(
        (uri): Finding => ({
          what: `${name} also sends sign-ins to ${JSON.stringify(uri)}.`,
          fix: `leave only ${tenant.app.redirectUri}, which follows from app.redirectDomain in tenant.yaml.`,
        }),
      ),
};

/** Entra's three lists of an application, or the one list of the resource that holds only such a list. */
const urisOf = (props: Readonly<Record<string, unknown>>): unknown[] =>
  [props, props.web, props.publicClient, props.singlePageApplication].flatMap(
    (holder) => (holder as { redirectUris?: unknown[] } | undefined)?.redirectUris ?? [],
  );
