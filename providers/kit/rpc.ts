import type { MethodDefinition, Server, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { toFailure } from './failure.ts';
import type { Host } from './host.ts';
import { beginOperation } from './operation.ts';
import { type Envelope, openEnvelope, type StructFields, sealEnvelope } from './protobuf/envelope.ts';
import type { Context } from './resource.ts';

/** One remote procedure: its Structs, and what answers it. */
export interface Rpc<Request, Response> {
  readonly method: MethodDefinition<Request, Response>;
  readonly requestStructs?: StructFields;
  /** Numbers of Structs in the request that nobody needs. */
  readonly unread?: readonly number[];
  readonly responseStructs?: StructFields;
  /** What it does and to what, for the first words of a failure. */
  readonly doing: (request: Request) => string;
  readonly answer: (request: Envelope<Request>, call: Call) => Promise<Envelope<Response>> | Envelope<Response>;
}

/** What is known about the caller. */
export interface Call {
  /** The engine's connection. */
  readonly peer: string;
  /** Tells the engineer something about a resource. */
  log(urn: string): Context['log'];
  /** Runs a step that acts, with the context that its resource is given. */
  act<Result>(step: Step<Result>): Promise<Result>;
}

export interface Step<Result> {
  readonly urn: string;
  readonly timeoutSeconds: number;
  run(context: Context): Promise<Result>;
}

export const register = <Request, Response>(server: Server, host: Host, rpc: Rpc<Request, Response>): void => {
  const { method, requestStructs = {}, responseStructs = {}, unread = [] } = rpc;
  const handle = (
    call: ServerUnaryCall<Envelope<Request>, Envelope<Response>>,
    done: sendUnaryData<Envelope<Response>>,
  ): void => {
    const { message, structs } = call.request;
    Promise.resolve()
      .then(() => rpc.answer(call.request, callerOf(host, call)))
      .then(
        (response) => done(null, response),
        (error: unknown) => {
          const { stack, ...failure } = toFailure(error, rpc.doing(message), structs.inputs);
          if (stack !== undefined) {
            void host.engines.of(call.getPeer()).log.send({ severity: 'debug', message: stack });
          }
          done(failure);
        },
      );
  };
  server.register(
    method.path,
    handle,
    ({ message, structs }) => sealEnvelope(method.responseSerialize(message), structs, responseStructs),
    (bytes) => {
      const { rest, structs } = openEnvelope(bytes, requestStructs, unread);
      return { message: method.requestDeserialize(rest), structs };
    },
    'unary',
  );
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const callerOf = (host: Host, call: ServerUnaryCall<unknown, unknown>): Call => {
  const peer = call.getPeer();
  return {
    peer,
    log:
      (urn) =>
      (message, { severity = 'info', ephemeral = false } = {}) =>
        void host.engines.of(peer).log.send({ severity, message, urn, ephemeral }),
    act: async ({ urn, timeoutSeconds, run }) => {
      const hangUp = new AbortController();
      call.on('cancelled', () => hangUp.abort());
      const engine = host.engines.of(peer);
      const operation = beginOperation({ urn, engine, hungUp: hangUp.signal, timeoutSeconds, now: host.now });
      try {
        return await host.lastWord.run(engine, {
          signal: operation.context.signal,
          run: () => run(operation.context),
          onHeld: (error) =>
            operation.context.log(`failed, ends with the others: ${firstLine(error)}`, { ephemeral: true }),
        });
      } finally {
        await operation.told();
      }
    },
  };
};
