import { Metadata, status } from '@grpc/grpc-js';
import type { ErrorResourceInitFailed } from '@pulumi/pulumi/proto/provider_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';
import statusMessages from '@pulumi/pulumi/proto/status_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import { ServiceError } from './error.ts';
import { sealEnvelope } from './protobuf/envelope.ts';
import { Refusal } from './refusal.ts';
import { PartialFailure } from './resource.ts';

/** How gRPC tells a failure. */
export interface Failure {
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;
  /** For the debug log, when the failure is a defect. */
  readonly stack?: string;
}

/** Words a thrown error for the engineer. `inputs` are kept by the engine when a read was done in part. */
export const toFailure = (error: unknown, doing: string, inputs?: object): Failure => {
  if (error instanceof PartialFailure) {
    return { code: status.UNKNOWN, details: error.message, metadata: partial(error, inputs) };
  }
  if (error instanceof ServiceError || error instanceof Refusal) {
    return { code: status.UNKNOWN, details: error.message };
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const [line = ''] = message.split('\n');
  const details = `${doing}: unexpected ${name}: ${line} (a defect; --debug prints where)`;
  return { code: status.UNKNOWN, details, ...(stack !== undefined && { stack }) };
};

/**
 * "It is there, but not as asked": the engine keeps the state, lists the reasons, and updates next time.
 *
 * gRPC carries such details in a trailer of this name, as a google.rpc.Status.
 */
const partial = (error: PartialFailure, inputs: object | undefined): Metadata => {
  const failed: ErrorResourceInitFailed = new provider.ErrorResourceInitFailed();
  failed.setId(error.id);
  failed.setReasonsList(error.reasons.map((reason) => (reason instanceof Error ? reason.message : reason)));
  const structs = { properties: error.state, inputs };
  const detail = new anyMessages.Any();
  const bytes = sealEnvelope(failed.serializeBinary(), structs, { properties: 2, inputs: 4 });
  detail.pack(bytes, 'pulumirpc.ErrorResourceInitFailed');
  const message = new statusMessages.Status();
  message.setCode(status.UNKNOWN);
  message.setMessage(error.message);
  message.addDetails(detail);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(message.serializeBinary()));
  return metadata;
};
