/** A trunk translation rule, named by SBCs in the order of trial. */
export interface LabTranslationRule {
  Identity: string;
  Name: string;
  Description: string | null;
  Pattern: string;
  Translation: string;
  /** Lab time (ms) from which Test-CsTeamsTranslationRule and calls use it. */
  usableFrom: number;
}
