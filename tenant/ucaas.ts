export interface Ucaas {
  /** What a person confirmed in the portal. */
  readonly linked?: {
    readonly secret: string;
    readonly by: string;
    readonly on: string;
    /** Name of a file in the tenant's folder, see `Tenant.entered`. */
    readonly entered?: string;
  };
  /** External agents rung at once, 0-100. */
  readonly multicastLimit: number;
  readonly statusInheritance: 'none' | 'at-login' | 'always';
  /** Who enters the users; absent: a person in the portal. */
  readonly externalUsers?: ExternalUsersSetting;
}

/** How people of users.csv become external users of CCAIP. */
export interface ExternalUsersSetting {
  /** `api`: `up` does; `csv`: a person uploads what `npm run ccaip-csv` writes. */
  readonly by: 'api' | 'csv';
  /** What people get who aren't in CCAIP yet, unless their row says otherwise (`User.ccaipRoles` and the like). */
  readonly newUsers: {
    readonly roles?: readonly string[];
    readonly teams?: readonly string[];
    readonly location?: string;
  };
  readonly whenRemoved: 'clear' | 'deactivate';
  /** CCAIP's "Non-restricted international calling"; absent: left as it is there. */
  readonly internationalCalling?: 'unrestricted' | 'restricted';
}

/** A queue of CCAIP and who must be in it, beside whoever else is. */
export interface Queue {
  readonly name: string;
  readonly teams: readonly string[];
  /** People of users.csv by upn. */
  readonly agents: readonly string[];
}
