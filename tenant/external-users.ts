import { wantedEntry } from './entered/entered.ts';
import type { Tenant } from './tenant.ts';

/** A person of users.csv whom CCAIP knows as an external user, and what is to stand there. */
export interface ExternalUser {
  /** What the person signs in to CCAIP by. */
  readonly email: string;
  /** Of users.csv. */
  readonly upn: string;
  /** "External SIP URI". */
  readonly sipUri: string;
  /** "UCaaS username". */
  readonly ucaasName: string;
  /** What a user gets who isn't there yet; who is keeps what they have. */
  readonly roles?: readonly string[];
  readonly teams?: readonly string[];
  readonly location?: string;
  /** "Non-restricted international calling"; absent: as it is in CCAIP. */
  readonly unrestrictedInternationalCalling?: boolean;
}

/** The people whom CCAIP hands calls over to, in the order of users.csv. */
export const externalUsersOf = ({ users, ucaas }: Pick<Tenant, 'users' | 'ucaas'>): ExternalUser[] => {
  const calling = ucaas.externalUsers?.internationalCalling;
  return users.flatMap(({ upn, sipUri, signIn, ccaipEmail, ccaipRoles, ccaipTeams, ccaipLocation }): ExternalUser[] =>
    sipUri === undefined
      ? []
      : [
          {
            email: ccaipEmail ?? upn,
            ...wantedEntry({ upn, sipUri, signIn }),
            ...(ccaipRoles && { roles: ccaipRoles }),
            ...(ccaipTeams && { teams: ccaipTeams }),
            ...(ccaipLocation !== undefined && { location: ccaipLocation }),
            ...(calling && { unrestrictedInternationalCalling: calling === 'unrestricted' }),
          },
        ],
  );
};
