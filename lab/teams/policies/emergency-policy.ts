/** An emergency number as Get-CsTeamsEmergencyCallRoutingPolicy prints it. */
export interface LabEmergencyNumber {
  EmergencyDialString: string;
  /** Masks, joined by semicolons. */
  EmergencyDialMask: string | null;
  OnlinePSTNUsage: string;
}

export interface LabEmergencyPolicy {
  Identity: string;
  Description: string | null;
  EmergencyNumbers: LabEmergencyNumber[];
  AllowEnhancedEmergencyServices: boolean;
  /** Lab time (ms) from which Grant and batch accept it. */
  grantableFrom: number;
}

/** Global of a fresh tenant: no numbers (DOC: users without a policy have Global's, which may hold some). */
export const emergencyPolicyDefaults = {
  Description: null,
  EmergencyNumbers: [],
  AllowEnhancedEmergencyServices: false,
} as const satisfies Omit<LabEmergencyPolicy, 'Identity' | 'grantableFrom'>;

export const masksOf = ({ EmergencyDialMask }: LabEmergencyNumber): readonly string[] =>
  (EmergencyDialMask ?? '').split(';').filter((mask) => mask !== '');
