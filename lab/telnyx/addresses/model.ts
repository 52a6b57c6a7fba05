/** An address of the account, checked for emergency services when it was made (DOC Addresses). */
export interface LabTelnyxAddress {
  id: string;
  fields: Record<string, string | boolean | null>;
  createdAt: number;
}
