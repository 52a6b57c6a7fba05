import { Server, ServerCredentials } from '@grpc/grpc-js';
import engineService from '@pulumi/pulumi/proto/engine_grpc_pb.js';
import type { LogRequest } from '@pulumi/pulumi/proto/engine_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';

/** The engine's ear, and what it heard. */
export const listen = async () => {
  const heard: LogRequest.AsObject[] = [];
  const first = Promise.withResolvers<void>();
  const server = new Server();
  server.addService(engineService.EngineService, {
    log: (call: { request: LogRequest }, done: (error: null, response: object) => void) => {
      heard.push(call.request.toObject());
      first.resolve();
      done(null, new empty.Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { heard, firstLine: first.promise, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
};
