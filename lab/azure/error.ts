import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the words of Azure Resource Manager, or of a vault. */
export class AzureRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  /** Of a vault: what is behind the code. */
  readonly inner: string | undefined;

  constructor(status: ContentfulStatusCode, code: string, message: string, inner?: string) {
    super(message);
    this.name = 'AzureRefusal';
    this.status = status;
    this.code = code;
    this.inner = inner;
  }
}

export const azureErrorBody = ({ code, message, inner }: AzureRefusal): object => ({
  error: { code, message, ...(inner !== undefined && { innererror: { code: inner } }) },
});
