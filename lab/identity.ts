import { createHash } from 'node:crypto';

/** The lab's tenant id. A provider takes it only with a loopback Graph, and a loopback Graph only with it. */
export const labTenantId = '1ab00000-0000-4000-8000-00000000c0de';

/** The domain every tenant is born with; never to be used for an SBC. */
export const labInitialDomain = 'contosoexample.onmicrosoft.com';

/** A GUID that is the same in every lab: made of what the object is called. */
export const idOf = (kind: string, name: string): string => {
  const hex = createHash('sha256').update(`${kind}:${name.toLowerCase()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** An identity that signs in without a person: app registration, its service principal, and what it may do. */
export interface LabIdentity {
  readonly displayName: string;
  /** Application (client) id. */
  readonly clientId: string;
  readonly applicationObjectId: string;
  /** Object id of the service principal: the `oid` of its tokens. */
  readonly objectId: string;
  /** Not secret: it opens nothing but a lab on this machine. */
  readonly clientSecret: string;
}

const identity = (displayName: string, clientSecret: string): LabIdentity => ({
  displayName,
  clientId: idOf('client', displayName),
  applicationObjectId: idOf('application', displayName),
  objectId: idOf('servicePrincipal', displayName),
  clientSecret,
});

/** Runs trunkline, with the least permissions it needs (Application.ReadWrite.OwnedBy, never .All). */
export const automation = identity('trunkline automation', 'lab~automation~secret~of~no~other~tenant');

/** Signs in only where there is a domain, a user or a licence to be made; trunkline's second identity. */
export const setup = identity('trunkline setup', 'lab~setup~secret~of~no~other~tenant');

/** The partner's, in the partner's own subscription: writes secrets into the vault. Another tenant in life; the lab's Entra has one. */
export const vaultKeeper = identity('trunkline vault', 'lab~vault~secret~of~no~other~tenant');

/** Of whoever runs DNS for the SIP domain. */
export const dnsKeeper = identity('trunkline DNS', 'lab~dns~secret~of~no~other~tenant');

/** Holds every permission the lab knows: for outside tools that look at the tenant from above. */
export const administrator = identity('lab administrator', 'lab~administrator~secret~of~no~other~tenant');

/** The identity of a machine in Azure: it has no app registration, so no secret and no consent button. */
export const machine = {
  displayName: 'trunkline machine',
  clientId: idOf('client', 'trunkline machine'),
  objectId: idOf('servicePrincipal', 'trunkline machine'),
} as const;
