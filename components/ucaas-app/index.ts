import { Application } from '@pulumi/azuread/application.js';
import { ApplicationPassword } from '@pulumi/azuread/applicationPassword.js';
import { getClientConfigOutput } from '@pulumi/azuread/getClientConfig.js';
import { ServicePrincipal } from '@pulumi/azuread/servicePrincipal.js';
import type { ServicePrincipalDelegatedPermissionGrant } from '@pulumi/azuread/servicePrincipalDelegatedPermissionGrant.js';
import * as pulumi from '@pulumi/pulumi';
import { lastWholeDay } from '../../tenant/secret-end.ts';
import { secretEnd, secretEndText, usedSecret } from '../../tenant/secret-ends.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { consentFor } from './admin-consent.ts';
import { changedExpires } from './changed-expires.ts';
import { lookAtSecrets, lookForHalfMade, lookForOrphans } from './looks.ts';
import { graphAppId } from './permissions.ts';
import { planUcaasApp } from './plan.ts';
import { tellRefusal } from './refusals.ts';

export interface UcaasAppArgs {
  readonly tenant: Tenant;
  /** `YYYY-MM-DD`: a new secret's 24 months are counted from it. */
  readonly today: string;
}

/**
 * The app registration through which CCAIP reads users and their presence: the guide's "Microsoft Azure setup".
 *
 * Accounts in any organisational directory, one redirect URI, and a client secret per generation, so that a secret is
 * rotated with two alive: add a generation, link it in CCAIP, then drop the old one. The automation itself is an owner,
 * because with `Application.ReadWrite.OwnedBy` it may otherwise not make the next secret.
 *
 * Needs the msteams provider too, which looks in Entra for what a killed run left: azuread doesn't.
 */
export class UcaasApp extends pulumi.ComponentResource {
  /** What CCAIP calls the Connected App ID. */
  declare readonly applicationId: pulumi.Output<string>;
  /** The newest generation's value: CCAIP's Connected App Secret. Secret. */
  declare readonly secret: pulumi.Output<string>;
  /** The newest generation's last whole day, `YYYY-MM-DD`: what CCAIP is told beside the secret. */
  declare readonly secretExpires: pulumi.Output<string>;
  declare readonly nodes: {
    readonly application: Application;
    readonly servicePrincipal: ServicePrincipal;
    readonly secrets: readonly ApplicationPassword[];
    /** Where the tenant file asks for consent by the automation. */
    readonly adminConsent?: ServicePrincipalDelegatedPermissionGrant;
  };

  constructor(name: string, args: UcaasAppArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:UcaasApp', name, {}, options);
    const plan = planUcaasApp(name, args.tenant, args.today);
    for (const text of plan.told) pulumi.log.warn(text, this);
    this.nodes = createNodes(this, name, plan);
    lookAtSecrets(this, this.nodes.application, this.nodes.secrets, plan.secrets);
    this.applicationId = this.nodes.application.clientId;
    this.secret = pulumi.secret(this.nodes.secrets.at(-1)?.value ?? '');
    const ends = plan.secrets.flatMap(
      (secret, at) =>
        this.nodes.secrets[at]?.endDate.apply((end) => {
          const wrong = changedExpires(secret, end);
          if (wrong !== undefined) throw new pulumi.RunError(wrong);
          if (secret.displayName === usedSecret(args.tenant)?.name) this.tellEnd(args, lastWholeDay(end));
          return end;
        }) ?? [],
    );
    this.secretExpires = pulumi.output(ends.at(-1)).apply((end) => (end === undefined ? '' : lastWholeDay(end)));
    this.registerOutputs({ applicationId: this.applicationId, secret: this.secret });
  }

  /** Loudly, and no more than that: the way out of a secret that has ended is an `up`. */
  private tellEnd({ tenant, today }: UcaasAppArgs, lastDay: string): void {
    const end = secretEnd(tenant, today, lastDay);
    if (end !== undefined) pulumi.log.warn(secretEndText(end), this);
  }
}

/** One that was there before has owners of its own: they stay. */
const ofOthers = ({ isFound }: ReturnType<typeof planUcaasApp>): string[] => (isFound ? ['owners'] : []);

const createNodes = (parent: UcaasApp, name: string, plan: ReturnType<typeof planUcaasApp>): UcaasApp['nodes'] => {
  const owners = [getClientConfigOutput({ parent }).objectId];
  const application = new Application(
    `${name}-application`,
    {
      displayName: plan.displayName,
      // Nothing marks an application as ours: after a killed run a second one would be made, and CCAIP linked to the wrong one.
      preventDuplicateNames: true,
      signInAudience: 'AzureADMultipleOrgs',
      owners,
      web: { redirectUris: [plan.redirectUri] },
      requiredResourceAccesses: [
        {
          resourceAppId: graphAppId,
          resourceAccesses: plan.permissions.map(({ id, type }) => ({ id, type })),
        },
      ],
    },
    {
      parent,
      protect: plan.protect,
      // The last only decides how one is made.
      ignoreChanges: plan.isFound ? [...ofOthers(plan), 'preventDuplicateNames'] : [],
      hooks: { beforeCreate: [lookForHalfMade(parent, name, plan)] },
    },
  );
  const servicePrincipal = new ServicePrincipal(
    `${name}-service-principal`,
    // The application is ours, so a principal that it has already was made by a run of ours whose reply was lost.
    { clientId: application.clientId, owners, useExisting: true },
    { parent, protect: plan.protect, ignoreChanges: ['useExisting', ...ofOthers(plan)] },
  );
  const secrets = plan.secrets.map(
    (secret) =>
      new ApplicationPassword(
        secret.name,
        { applicationId: application.id, displayName: secret.displayName, endDate: secret.endDate },
        // A plan can't know which generations are there, and another end would make a linked secret anew.
        {
          parent,
          protect: secret.protect,
          ignoreChanges: ['endDate'],
          hooks: {
            beforeCreate: [lookForOrphans(parent, secret)],
            onError: [tellRefusal(parent, secret.name, secret)],
          },
        },
      ),
  );
  const adminConsent = consentFor(parent, name, plan, servicePrincipal);
  return { application, servicePrincipal, secrets, ...(adminConsent && { adminConsent }) };
};
