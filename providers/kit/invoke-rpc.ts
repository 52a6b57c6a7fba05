import type { Server } from '@grpc/grpc-js';
import service from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';
import { configuredOf, type Host } from './host.ts';
import { Refusal } from './refusal.ts';
import { register } from './rpc.ts';

/** Functions of the package: questions that make nothing. */
export const registerInvokeRpc = (server: Server, host: Host): void => {
  register(server, host, {
    method: service.ResourceProviderService.invoke,
    requestStructs: { args: 2 },
    responseStructs: { result: 1 },
    doing: (request) => `ask ${request.getTok()}`,
    answer: async ({ message, structs: { args = {} } }, { act }) => {
      const ask = configuredOf(host).functions?.[message.getTok()];
      if (ask === undefined) {
        throw new Refusal(`${host.provider.name} has no function ${message.getTok()}.`, 'correct its name.');
      }
      const result = await act({ urn: '', timeoutSeconds: 0, run: (context) => ask({ ...args }, context) });
      return { message: new provider.InvokeResponse(), structs: { result } };
    },
  });
};
