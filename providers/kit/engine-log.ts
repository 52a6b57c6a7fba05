import { credentials } from '@grpc/grpc-js';
import engineService from '@pulumi/pulumi/proto/engine_grpc_pb.js';
import engineMessages from '@pulumi/pulumi/proto/engine_pb.js';

export type Severity = 'debug' | 'info' | 'warning' | 'error';

export interface LogLine {
  readonly severity: Severity;
  readonly message: string;
  readonly urn?: string;
  /** Shown on the resource's own line while it runs, and not kept. */
  readonly ephemeral?: boolean;
}

/** The engine's ear for messages to the person at the terminal: what a provider prints itself is never shown. */
export interface EngineLog {
  /** Resolves when the engine has it; never rejects, since a lost line must not fail an operation. */
  send(line: LogLine): Promise<void>;
  close(): void;
}

const severities = { debug: 0, info: 1, warning: 2, error: 3 } as const;

export const connectEngineLog = (address: string): EngineLog => {
  const client = new engineService.EngineClient(address, credentials.createInsecure());
  return {
    send: (line) =>
      new Promise((resolve) => {
        const request = new engineMessages.LogRequest();
        request.setSeverity(severities[line.severity]);
        request.setMessage(line.message);
        request.setUrn(line.urn ?? '');
        request.setEphemeral(line.ephemeral ?? false);
        client.log(request, () => resolve());
      }),
    close: () => client.close(),
  };
};
