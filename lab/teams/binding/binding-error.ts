import { LabCmdletError } from '../cmdlet-error.ts';

/** A refusal of PowerShell's own binder: no request was sent, so no correlation id. */
export const bindingError = (cmdlet: string, id: string, message: string): LabCmdletError =>
  new LabCmdletError(message, `${id},${cmdlet}`, false);
