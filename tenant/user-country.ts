import type { Tenant, User } from './tenant.ts';

/** Where a user is, ISO 3166-1 alpha-2: the site's country, or else the tenant's. It is the usage location that Teams has to know. */
export const userCountry = ({ country }: Pick<Tenant, 'country'>, user: Pick<User, 'country'>): string =>
  user.country ?? country;
