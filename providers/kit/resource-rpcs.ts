import type { Server } from '@grpc/grpc-js';
import service from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import provider from '@pulumi/pulumi/proto/provider_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { toCheckResponse, toDiffResponse } from './answers.ts';
import { configuredOf, type Host, kindOf } from './host.ts';
import { Refusal } from './refusal.ts';
import type { Context, Kind } from './resource.ts';
import { type Call, register } from './rpc.ts';

const { ResourceProviderService: methods } = service;

/** What an engine asks about resources: is it right, what would change, and do it. */
export const registerResourceRpcs = (server: Server, host: Host): void => {
  register(server, host, {
    method: methods.check,
    requestStructs: { olds: 2, news: 3, oldState: 9 },
    responseStructs: { inputs: 1 },
    doing: (request) => about('check', request.getUrn()),
    answer: ({ message, structs }) => {
      const urn = message.getUrn();
      const { olds, news = {} } = structs;
      const { args, failures } = kindFor(host, urn).check({
        urn,
        news: { ...news },
        ...(olds === undefined || isEmpty(olds) ? {} : { olds }),
        get oldState() {
          return structs.oldState;
        },
      });
      return { message: toCheckResponse(failures), structs: { inputs: args } };
    },
  });

  register(server, host, {
    method: methods.diff,
    requestStructs: { olds: 3, news: 4 },
    unread: [6], // old inputs
    doing: (request) => about('compare', request.getUrn()),
    answer: async ({ message, structs }, { log }) => {
      const urn = message.getUrn();
      const id = message.getId();
      const { olds = {}, news = {} } = structs;
      const kind = kindFor(host, urn);
      const changes = kind.diff({
        urn,
        id,
        state: olds,
        args: news,
        log: log(urn),
      });
      if (changes.length === 0 && kind.byHand !== undefined) {
        changes.push(...(await kind.byHand({ id, state: olds, args: news, log: log(urn) })));
      }
      return { message: toDiffResponse(changes, message.getIgnorechangesList()), structs: {} };
    },
  });

  register(server, host, {
    method: methods.create,
    requestStructs: { args: 2 },
    responseStructs: { state: 2 },
    doing: (request) => about('create', request.getUrn()),
    answer: async ({ message, structs: { args = {} } }, { act }) => {
      const urn = message.getUrn();
      const kind = kindFor(host, urn);
      const response = new provider.CreateResponse();
      if (message.getPreview()) {
        await foresee(kind, { urn, args }, act);
        return { message: response, structs: { state: (await kind.preview?.({ args })) ?? args } }; // no id yet: not known
      }
      const run = act({ urn, timeoutSeconds: message.getTimeout(), run: (context) => kind.create({ args, context }) });
      const { id, state } = await run;
      response.setId(id);
      return { message: response, structs: { state } };
    },
  });

  register(server, host, {
    method: methods.update,
    requestStructs: { state: 3, args: 4 },
    unread: [8], // old inputs
    responseStructs: { state: 1 },
    doing: (request) => about('update', request.getUrn()),
    answer: async ({ message, structs: { state: before = {}, args = {} } }, { act }) => {
      const urn = message.getUrn();
      const kind = kindFor(host, urn);
      const response = new provider.UpdateResponse();
      if (message.getPreview()) {
        await foresee(kind, { urn, args, state: before }, act);
        const state = (await kind.preview?.({ args, state: before })) ?? { ...before, ...args };
        return { message: response, structs: { state } };
      }
      const { state } = await act({
        urn,
        timeoutSeconds: message.getTimeout(),
        run: (context) => kind.update({ id: message.getId(), args, state: before, context }),
      });
      return { message: response, structs: { state } };
    },
  });

  register(server, host, {
    method: methods.read,
    requestStructs: { state: 3, inputs: 4 },
    responseStructs: { state: 2, inputs: 3 },
    doing: (request) => about('read', request.getUrn()),
    answer: async ({ message, structs }, { act }) => {
      const urn = message.getUrn();
      const id = message.getId();
      const known = {
        ...(structs.state !== undefined && !isEmpty(structs.state) && { state: structs.state }),
        ...(structs.inputs !== undefined && { args: structs.inputs }),
      };
      const kind = kindFor(host, urn);
      const found = await act({
        urn,
        timeoutSeconds: message.getTimeout(),
        run: (context) => kind.read({ id, ...known, context }),
      });
      if (found === undefined && structs.state === undefined) {
        throw missing(urn, id, configuredOf(host).identity);
      }
      const response = new provider.ReadResponse();
      response.setId(found?.id ?? ''); // an empty id and no state: it is gone
      return { message: response, structs: { state: found?.state, inputs: found?.args } };
    },
  });

  register(server, host, {
    method: methods.delete,
    requestStructs: { state: 3 },
    unread: [5], // old inputs
    doing: (request) => about('delete', request.getUrn()),
    answer: async ({ message, structs: { state = {} } }, { act }) => {
      const urn = message.getUrn();
      const kind = kindFor(host, urn);
      const run = (context: Context) => kind.delete({ id: message.getId(), state, context });
      await act({ urn, timeoutSeconds: message.getTimeout(), run });
      return { message: new empty.Empty(), structs: {} };
    },
  });
};

const foresee = async (
  { foresee: look }: Kind<object, object>,
  { urn, ...request }: { urn: string; args: object; state?: object },
  act: Call['act'],
): Promise<void> => {
  if (look === undefined) return;
  await act({ urn, timeoutSeconds: 0, run: (context) => look({ ...request, context }) });
};

const kindFor = (host: Host, urn: string) => kindOf(host, splitUrn(urn).type);

const about = (verb: string, urn: string): string => {
  const { type, name } = splitUrn(urn);
  return `${verb} ${type} "${name}"`;
};

/** `urn:pulumi:stack::project::parentType$msteams:index:Sbc::name`: type token and name of the resource. */
const splitUrn = (urn: string): { type: string; name: string } => {
  const [, , types = '', ...name] = urn.split('::');
  return { type: types.split('$').at(-1) ?? '', name: name.join('::') };
};

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** Only an import knows nothing but the id. */
const missing = (urn: string, id: string, where: string): Refusal =>
  new Refusal(
    `${splitUrn(urn).type.split(':').at(-1)} "${id}" does not exist in ${where}, so it can't be imported.`,
    'correct the id, or let the program create it.',
  );
