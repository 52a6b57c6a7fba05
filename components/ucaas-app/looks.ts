import type { Application } from '@pulumi/azuread/application.js';
import type { ApplicationPassword } from '@pulumi/azuread/applicationPassword.js';
import * as pulumi from '@pulumi/pulumi';
import { ask } from '../../providers/msteams/sdk/functions.ts';
import { halfMadeLeft, notLooked, orphanSecrets, type Secrets } from './left-in-entra.ts';
import type { PlannedSecret, UcaasAppPlan } from './plan.ts';

/** Before an application is made, in a preview too: what a killed run left half made is named, and no second one is made. */
export const lookForHalfMade = (parent: pulumi.Resource, name: string, { redirectUri }: UcaasAppPlan) =>
  new pulumi.ResourceHook(
    `${name}-look-for-half-made`,
    async () => {
      const { applications } = await ask('getHalfMadeApplications', { redirectUri }, { parent }).catch(
        (error: unknown) => {
          pulumi.log.warn(notLooked('applications that a killed run left half made', error), parent);
          return { applications: {} };
        },
      );
      const left = halfMadeLeft(applications, pulumi.getStack());
      if (left !== undefined) throw new pulumi.RunError(left);
    },
    { onDryRun: true },
  );

/** Tells the secrets of an application that are not among `known`; of those that bear `name` alone, where it is given. */
const tellOrphans = async (
  parent: pulumi.Resource,
  look: Pick<Secrets, 'applicationId' | 'planned' | 'known'>,
  name?: string,
): Promise<void> => {
  const { applicationId } = look;
  try {
    const { names, ends } = await ask('getClientSecrets', { applicationId }, { parent });
    const asked = Object.entries(names).filter(([, one]) => name === undefined || one === name);
    for (const text of orphanSecrets({ ...look, names: Object.fromEntries(asked), ends }))
      pulumi.log.warn(text, parent);
  } catch (error) {
    pulumi.log.warn(notLooked(`secrets of application ${applicationId} that this stack doesn't know`, error), parent);
  }
};

/** In a preview that is to make a secret: one of its name that is there already is what a lost reply left. */
export const lookForOrphans = (parent: pulumi.Resource, { name, displayName }: PlannedSecret) =>
  new pulumi.ResourceHook(
    `${name}-look-for-orphans`,
    async ({ newInputs }) => {
      const [, applicationId] = /^\/applications\/(.+)$/.exec(String(newInputs?.applicationId)) ?? [];
      // `up` looks at its end, when it knows all its keys; an application that isn't made yet has no secrets.
      if (!pulumi.runtime.isDryRun() || applicationId === undefined) return;
      await tellOrphans(parent, { applicationId, planned: [displayName], known: [] }, displayName);
    },
    { onDryRun: true },
  );

/** At the end of every `up`: the application's secrets against those that the stack holds. */
export const lookAtSecrets = (
  parent: pulumi.Resource,
  application: Application,
  secrets: readonly ApplicationPassword[],
  plan: readonly PlannedSecret[],
): void => {
  if (pulumi.runtime.isDryRun()) return;
  pulumi
    .all([application.objectId, ...secrets.map(({ keyId }) => keyId)])
    .apply(([applicationId = '', ...known]) =>
      tellOrphans(parent, { applicationId, planned: plan.map(({ displayName }) => displayName), known }),
    );
};
