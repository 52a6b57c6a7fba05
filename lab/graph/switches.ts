/** How Graph behaves where its pages contradict themselves or say nothing. The product must end right under every setting. */
export interface GraphSwitches {
  /** numberAssignments: by `$skip` that the caller counts (its page), or by nextLink with `$skip` passed over. */
  numberPaging: 'skip' | 'nextLink';
  /** The Location of a 202 inside a `$batch` item: the batch page promises no header. */
  batchLocation: 'kept' | 'missing';
  /** The status of a number operation: `succeeded` as in the metadata, or `Succeeded`. */
  operationStatus: 'camelCase' | 'PascalCase';
  /** userConfigurations/{id} and operations/{id}: as in the metadata, or wrapped in `value` as their pages print them. */
  singleObjects: 'bare' | 'wrapped';
  /** A Teams Only user's TeamsUpgradePolicy in userConfigurations: left out, or named `Global`. */
  upgradePolicy: 'omitted' | 'Global';
  /** Department of a resource account: what Teams writes (known issues of Teams; scripts), or emptied by hand. */
  resourceAccountDepartment: 'written' | 'empty';
  /** A number for a user whose Phone System ended: refused for the licence, or as set on-premises (OBS ps-docs#9244). */
  endedPhoneSystem: 'licences' | 'onPremises';
  /** `$top` above 100 at userConfigurations, whose page sizes aren't published: honoured up to 999, cut to 100, or refused. */
  largePages: 'honoured' | 'cut' | 'refused';
  /** A user's directory roles, asked by an app that may read users and no more: refused (DOC: Directory.Read.All), or shown (OBS: memberOf with User.Read.All). */
  roleReads: 'refused' | 'shown';
  /** oauth2PermissionGrants, read with DelegatedPermissionGrant.Read.All: shown (OBS), or refused (DOC: Directory.Read.All). */
  grantReads: 'narrow' | 'directory';
  /** The log of Direct Routing calls with CallRecord-PstnCalls.Read.All: shown (DOC until 2024, metadata), or refused (DOC now: CallRecords.Read.All). */
  callLogReads: 'narrow' | 'callRecords';
  /** verificationDnsRecords: as their page prints them, or the MX record first and the types in capitals (OBS data-safe-haven#1160). */
  domainRecords: 'txtFirst' | 'mxFirst';
}

export const defaultGraphSwitches: GraphSwitches = {
  numberPaging: 'skip',
  batchLocation: 'kept',
  operationStatus: 'camelCase',
  singleObjects: 'bare',
  upgradePolicy: 'omitted',
  resourceAccountDepartment: 'written',
  endedPhoneSystem: 'licences',
  largePages: 'honoured',
  roleReads: 'refused',
  grantReads: 'narrow',
  callLogReads: 'narrow',
  domainRecords: 'txtFirst',
};

export const graphChoices: { readonly [K in keyof GraphSwitches]: readonly GraphSwitches[K][] } = {
  numberPaging: ['skip', 'nextLink'],
  batchLocation: ['kept', 'missing'],
  operationStatus: ['camelCase', 'PascalCase'],
  singleObjects: ['bare', 'wrapped'],
  upgradePolicy: ['omitted', 'Global'],
  resourceAccountDepartment: ['written', 'empty'],
  endedPhoneSystem: ['licences', 'onPremises'],
  largePages: ['honoured', 'cut', 'refused'],
  roleReads: ['refused', 'shown'],
  grantReads: ['narrow', 'directory'],
  callLogReads: ['narrow', 'callRecords'],
  domainRecords: ['txtFirst', 'mxFirst'],
};

export const secondGraphSettings: GraphSwitches = {
  numberPaging: 'nextLink',
  batchLocation: 'missing',
  operationStatus: 'PascalCase',
  singleObjects: 'wrapped',
  upgradePolicy: 'Global',
  resourceAccountDepartment: 'empty',
  endedPhoneSystem: 'onPremises',
  largePages: 'cut',
  roleReads: 'shown',
  grantReads: 'directory',
  callLogReads: 'callRecords',
  domainRecords: 'mxFirst',
};
