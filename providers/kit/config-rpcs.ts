import type { Server } from '@grpc/grpc-js';
import plugin from '@pulumi/pulumi/proto/plugin_pb.js';
import service from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { toCheckResponse, toDiffResponse } from './answers.ts';
import type { Host } from './host.ts';
import { Refusal } from './refusal.ts';
import { isUnknown } from './resource.ts';
import { register } from './rpc.ts';

const { ResourceProviderService: methods } = service;
const plain = <Message>(message: Message) => ({ message, structs: {} });

/** Everything an engine asks before and beside resources: who we are, what we speak, which tenant it means. */
export const registerConfigRpcs = (server: Server, host: Host): void => {
  const { name } = host.provider;

  register(server, host, {
    method: methods.handshake,
    doing: () => `connect to ${name}`,
    answer: ({ message }, { peer }) => {
      host.engines.attach(peer, message.getEngineAddress());
      // Nothing accepted: values come plain, and the engine itself remembers which of them are secret.
      return plain(new provider.ProviderHandshakeResponse());
    },
  });

  register(server, host, {
    method: methods.attach,
    doing: () => `attach to ${name}`,
    answer: ({ message }, { peer }) => {
      host.engines.attach(peer, message.getAddress());
      return plain(new empty.Empty());
    },
  });

  register(server, host, {
    method: methods.getPluginInfo,
    doing: () => `ask ${name} for its version`,
    answer: () => {
      const info = new plugin.PluginInfo();
      info.setVersion(host.provider.version);
      return plain(info);
    },
  });

  register(server, host, {
    method: methods.getSchema,
    doing: () => `read the schema of ${name}`,
    answer: async () => {
      const response = new provider.GetSchemaResponse();
      response.setSchema(await host.provider.schema());
      return plain(response);
    },
  });

  register(server, host, {
    method: methods.checkConfig,
    requestStructs: { olds: 2, news: 3 },
    responseStructs: { inputs: 1 },
    doing: () => `check the arguments of provider ${name}`,
    answer: ({ structs: { news = {} } }) => {
      const checked = host.provider.checkConfig?.({ ...news }) ?? { inputs: news, failures: [] };
      return { message: toCheckResponse(checked.failures), structs: { inputs: checked.inputs } };
    },
  });

  register(server, host, {
    method: methods.diffConfig,
    requestStructs: { olds: 3, news: 4, oldInputs: 6 },
    doing: () => `compare the arguments of provider ${name}`,
    answer: ({ message, structs: { olds = {}, news = {}, oldInputs } }) => {
      const changes = host.provider.diffConfig?.({ olds: { ...(oldInputs ?? olds) }, news: { ...news } }) ?? [];
      return plain(toDiffResponse(changes, message.getIgnorechangesList()));
    },
  });

  register(server, host, {
    method: methods.configure,
    requestStructs: { args: 2 },
    doing: () => `configure provider ${name}`,
    answer: async ({ message, structs: { args = {} } }) => {
      const asked = await host.provider.configure({ ...args });
      if (host.configured !== undefined && host.configured.identity !== asked.identity) {
        throw new Refusal(
          `This ${name} server already serves ${host.configured.identity} and can't serve ${asked.identity} too.`,
          'start another server for it, or let the engine start one itself (leave it out of PULUMI_DEBUG_PROVIDERS).',
        );
      }
      host.configured ??= asked;
      const id = message.getId();
      host.configured.knownAs?.(id === '' || isUnknown(id) ? undefined : id);
      const response = new provider.ConfigureResponse();
      response.setSupportspreview(true);
      return plain(response);
    },
  });

  register(server, host, {
    method: methods.cancel,
    doing: () => `cancel ${name}`,
    answer: (_, { peer }) => {
      host.engines.of(peer).cancel();
      return plain(new empty.Empty());
    },
  });

  register(server, host, {
    method: methods.getMapping,
    doing: () => `read the mapping of ${name}`,
    answer: () => plain(new provider.GetMappingResponse()),
  });

  register(server, host, {
    method: methods.getMappings,
    doing: () => `read the mappings of ${name}`,
    answer: () => plain(new provider.GetMappingsResponse()),
  });
};
