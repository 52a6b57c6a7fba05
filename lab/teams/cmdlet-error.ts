import { randomUUID } from 'node:crypto';

/** A refusal as PowerShell shows it: the exception's message and the FullyQualifiedErrorId. */
export class LabCmdletError extends Error {
  readonly fullyQualifiedErrorId: string;
  /** What the service prints as `Correlation id for this request : …`; PowerShell's own refusals have none. */
  readonly correlationId: string | undefined;

  constructor(message: string, fullyQualifiedErrorId: string, fromService = true) {
    super(message);
    this.name = 'LabCmdletError';
    this.fullyQualifiedErrorId = fullyQualifiedErrorId;
    this.correlationId = fromService ? randomUUID() : undefined;
  }
}
