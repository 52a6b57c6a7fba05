import { z } from 'zod';

/**
 * What is read of an app registration in Entra; who doesn't ask for a property doesn't get it.
 *
 * @see https://learn.microsoft.com/graph/api/resources/application
 */
export const applicationRow = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  signInAudience: z.string().nullish(),
  web: z.looseObject({ redirectUris: z.array(z.string()).nullish() }).nullish(),
  requiredResourceAccess: z
    .array(
      z.looseObject({
        resourceAppId: z.string(),
        resourceAccess: z.array(z.looseObject({ id: z.string(), type: z.string() })),
      }),
    )
    .nullish(),
  passwordCredentials: z.array(z.looseObject({ displayName: z.string().nullish(), endDateTime: z.string() })).nullish(),
});
