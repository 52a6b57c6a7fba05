/** As Get-CsTeamsUnassignedNumberTreatment prints it. */
export interface LabUnassignedTreatment {
  Identity: string;
  Description: string | null;
  Pattern: string;
  TargetType: string;
  /** A GUID with dashes. */
  Target: string;
  TreatmentPriority: number;
}

/** As Get-CsOnlineAudioFile prints it. */
export interface LabAudioFile {
  /** Without dashes. */
  Id: string;
  FileName: string;
  ApplicationId: string;
  MarkedForDeletion: boolean;
}

/** The kinds of target. DOC PS:New-CsTeamsUnassignedNumberTreatment. */
export const targetTypes = ['User', 'ResourceAccount', 'Announcement'];
