import { setTimeout as wait } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { registerConfigRpcs } from './config-rpcs.ts';
import { createEngines } from './engines.ts';
import type { Host } from './host.ts';
import { registerInvokeRpc } from './invoke-rpc.ts';
import { createLastWord } from './last-word.ts';
import type { Provider } from './provider.ts';
import { registerResourceRpcs } from './resource-rpcs.ts';

export interface ServeOptions {
  /** TCP port on the loopback address; a free one when left out. */
  readonly port?: number;
  /** Address of the engine that started this process; none when engines attach by PULUMI_DEBUG_PROVIDERS. */
  readonly engine?: string;
  /** A failure is told once no step has been under way for so many milliseconds. Default 1000. */
  readonly quietMs?: number;
}

export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

const limits = {
  'grpc.max_receive_message_length': -1, // a roster of 10,000 users is more than gRPC's 4 MB
  'grpc.max_send_message_length': -1,
  'grpc.server_max_unrequested_time_in_server': 1800, // seconds; the default of 30 drops calls that queue behind others
};

/** Serves a package to Pulumi engines until it is closed. */
export const serve = async (provider: Provider, options: ServeOptions = {}): Promise<Served> => {
  const server = new Server(limits);
  const now = () => performance.now();
  const host: Host = {
    provider,
    engines: createEngines(options.engine),
    lastWord: createLastWord(options.quietMs ?? 1000, { now, wait }),
    now,
    configured: undefined,
  };
  registerConfigRpcs(server, host);
  registerResourceRpcs(server, host);
  registerInvokeRpc(server, host);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${options.port ?? 0}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    port,
    close: async () => {
      server.forceShutdown();
      host.engines.close();
      await host.configured?.close?.();
    },
  };
};
