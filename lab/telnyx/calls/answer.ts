/** How Telnyx refuses a call: SIP status, its own code and words (DOC support 4409457, as far as nothing else is said). */
export interface TelnyxAnswer {
  readonly sip: number;
  readonly code: string;
  readonly text: string;
}

export const answer = (sip: number, code: string, text: string): TelnyxAnswer => ({ sip, code, text });
