/** As Get-CsCallingLineIdentity prints it. */
export interface LabCallerIdPolicy {
  Identity: string;
  Description: string | null;
  CallingIDSubstitute: string;
  /** Object id of the resource account whose number is shown. */
  ResourceAccount: string | null;
  CompanyName: string | null;
  EnableUserOverride: boolean;
  BlockIncomingPstnCallerID: boolean;
  /** Lab time (ms) from which Grant and batch accept it. */
  grantableFrom: number;
}

/** What a caller ID policy says, by Teams' names. */
export type CallerIdPolicySettings = Omit<LabCallerIdPolicy, 'Identity' | 'grantableFrom'>;

/** Global of a fresh tenant, and what New takes where nothing is given (DOC PS:New-CsCallingLineIdentity). */
export const callerIdPolicyDefaults: CallerIdPolicySettings = {
  Description: null,
  CallingIDSubstitute: 'LineUri',
  ResourceAccount: null,
  CompanyName: null,
  EnableUserOverride: false,
  BlockIncomingPstnCallerID: false,
};
