import type { Client } from '@grpc/grpc-js';
import * as pulumi from '@pulumi/pulumi';
import resource from '@pulumi/pulumi/proto/resource_pb.js';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';

/** The engine, as far as a call of any kind goes; what tests put in its place has none. */
export type Monitor = Pick<Client, 'makeUnaryRequest'>;

const isMonitor = (found: object | undefined): found is Monitor => found !== undefined && 'makeUnaryRequest' in found;

export const engineMonitor = (): Monitor | undefined => {
  const found = pulumi.runtime.getMonitor();
  return isMonitor(found) ? found : undefined;
};

/** A run asks once: what its state has as it begins doesn't change. */
const asked = new WeakMap<Monitor, Promise<Buffer>>();

/**
 * What the engine answers of a stack's resources, as it came: whether something is in it is seen without reading the texts of ten thousand
 * people, which the SDK's own call does letter by letter.
 */
export const answerBytes = (monitor: Monitor, stackName: string): Promise<Buffer> => {
  const known = asked.get(monitor) ?? askBytes(monitor, stackName);
  asked.set(monitor, known);
  return known;
};

const askBytes = (monitor: Monitor, stackName: string): Promise<Buffer> =>
  new Promise((done, fail) => {
    const request = new resource.ResourceInvokeRequest();
    request.setTok('pulumi:pulumi:readStackResourceOutputs');
    request.setArgs(struct.Struct.fromJavaScript({ stackName }));
    monitor.makeUnaryRequest(
      '/pulumirpc.ResourceMonitor/Invoke',
      (asked: typeof request) => Buffer.from(asked.serializeBinary()),
      (bytes: Buffer) => bytes,
      request,
      (error, bytes) => (error === null && bytes !== undefined ? done(bytes) : fail(error ?? new Error('no answer'))),
    );
  });
