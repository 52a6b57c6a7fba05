/** Whose token Entra takes for the automation's, in place of a secret. @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
}

/** The identity that gets the permissions. */
export type Identity =
  /** An application; without a client id a new one. */
  | {
      readonly kind: 'application';
      readonly name: string;
      readonly clientId?: string | undefined;
      readonly federated?: FederatedCredential | undefined;
    }
  /** By the object id of its service principal: names are no proof of whose something is. */
  | { readonly kind: 'managed identity'; readonly objectId: string };
