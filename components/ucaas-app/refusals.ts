import * as pulumi from '@pulumi/pulumi';
import { formatProblem, type Problem } from '../../tenant/problem.ts';
import type { PlannedSecret } from './plan.ts';

/**
 * What a person does about a refusal of Entra's that azuread passes on as it is; undefined for any other.
 *
 * The codes of application management policies: OBS, a whole answer in OfficeDev/microsoft-365-agents-toolkit#10998 and its table of
 * codes; Microsoft's page of addPassword names neither. That a grant is there already: OBS, graph-docs.
 */
export const refusalWords = (errors: readonly string[], secret?: PlannedSecret): string | undefined => {
  const text = errors.join('\n');
  const path = secret === undefined ? 'app.adminConsent' : `app.secrets "${secret.displayName}"`;
  const problem = secretProblem(text, secret) ?? consentProblem(text, secret);
  return problem && formatProblem({ file: 'tenant.yaml', path, ...problem });
};

type Words = Omit<Problem, 'file' | 'path'>;

const secretProblem = (text: string, secret: PlannedSecret | undefined): Words | undefined => {
  if (secret === undefined) return undefined;
  if (
    /CredentialInvalidLifetimeAsPerAppPolicy|lifetime exceeds the max value allowed as per assigned policy/i.test(text)
  ) {
    const [, policy] = /assigned policy '?([0-9a-f-]{36})/i.exec(text) ?? [];
    return {
      message: `this tenant lets no client secret live until ${secret.expires}: a policy of its own for applications${policy === undefined ? '' : ` (${policy})`} has a shorter limit.`,
      allowed: "The limit (passwordLifetime) is the tenant's; 180 days is common. CCAIP takes a secret of any length.",
      fix: `write an earlier expires, and run up again; the limit is told by Entra admin center > Applications > Application policies, or its administrator excepts this application.`,
    };
  }
  if (/CredentialTypeNotAllowedAsPerAppPolicy/i.test(text)) {
    return {
      message: 'this tenant lets nobody add client secrets to applications: a policy of its own (passwordAddition).',
      allowed: 'CCAIP links by a client secret and takes nothing else.',
      fix: "let the tenant's administrator except this application from the policy, and run up again.",
    };
  }
  return undefined;
};

const consentProblem = (text: string, secret: PlannedSecret | undefined): Words | undefined => {
  if (secret !== undefined) return undefined;
  if (/Permission entry already exists/i.test(text)) {
    return {
      message: 'everybody in this tenant has consented to CCAIP already: Link, or an administrator, did that.',
      allowed: 'A consent that is there is not taken over: it may name more than the tenant file does.',
      fix: 'leave adminConsent out.',
    };
  }
  if (/Authorization_RequestDenied|Insufficient privileges/i.test(text)) {
    return {
      message: 'the automation may not consent for others.',
      allowed: 'It takes the application permission DelegatedPermissionGrant.ReadWrite.All of Microsoft Graph.',
      fix: 'grant it (docs/first-tenant.md, step 3), or leave adminConsent out: then who presses Link consents.',
    };
  }
  return undefined;
};

/** Says them beside azuread's own words, which stay; nothing is tried again. */
export const tellRefusal = (parent: pulumi.Resource, name: string, secret?: PlannedSecret): pulumi.ErrorHook =>
  new pulumi.ErrorHook(`${name}-tell-refusal`, async ({ errors }) => {
    const words = refusalWords(errors, secret);
    if (words !== undefined) await pulumi.log.error(words, parent);
    return false;
  });
