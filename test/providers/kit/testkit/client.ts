import { credentials, type ServiceError } from '@grpc/grpc-js';
import service from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import pb from '@pulumi/pulumi/proto/provider_pb.js';
import statusMessages from '@pulumi/pulumi/proto/status_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';

type Plain = Record<string, unknown>;
type Done<Response> = (error: ServiceError | null, response: Response) => void;

const toStruct = (value: Plain) =>
  struct.Struct.fromJavaScript(value as Parameters<typeof struct.Struct.fromJavaScript>[0]);
const toPlain = (value: InstanceType<typeof struct.Struct> | undefined) => value?.toJavaScript() as Plain | undefined;
const promised = <Response>(call: (done: Done<Response>) => void) =>
  new Promise<Response>((resolve, reject) => call((error, response) => (error ? reject(error) : resolve(response))));

export const noteUrn = (name: string) => `urn:pulumi:test::project::testkit:index:Note::${name}`;

/** An engine's side of the conversation, on the stock stubs and the stock Struct: what it reads, our codec wrote. */
export const connect = (port: number) => {
  const ownConnection = { 'grpc.use_local_subchannel_pool': 1 }; // as each engine process has
  const address = `127.0.0.1:${port}`;
  const client = new service.ResourceProviderClient(address, credentials.createInsecure(), ownConnection);
  return {
    client,
    close: () => client.close(),
    handshake: (engine = '') => {
      const request = new pb.ProviderHandshakeRequest();
      request.setEngineAddress(engine);
      return promised<InstanceType<typeof pb.ProviderHandshakeResponse>>((done) => client.handshake(request, done));
    },
    configure: (args: Plain, id?: string) => {
      const request = new pb.ConfigureRequest();
      if (id !== undefined) request.setId(id);
      request.setArgs(toStruct(args));
      return promised<InstanceType<typeof pb.ConfigureResponse>>((done) => client.configure(request, done));
    },
    check: async (news: Plain, olds?: Plain, urn = noteUrn('a')) => {
      const request = new pb.CheckRequest();
      request.setUrn(urn);
      request.setNews(toStruct(news));
      if (olds) request.setOlds(toStruct(olds));
      const response = await promised<InstanceType<typeof pb.CheckResponse>>((done) => client.check(request, done));
      return {
        inputs: toPlain(response.getInputs()),
        failures: response.getFailuresList().map((each) => each.toObject()),
      };
    },
    diff: async (olds: Plain, news: Plain, ignored: string[] = [], oldInputs: Plain = { untrue: true }) => {
      const request = new pb.DiffRequest();
      request.setUrn(noteUrn('a'));
      request.setId('a');
      request.setOlds(toStruct(olds));
      request.setNews(toStruct(news));
      request.setOldInputs(toStruct(oldInputs));
      request.setIgnorechangesList(ignored);
      return (await promised<InstanceType<typeof pb.DiffResponse>>((done) => client.diff(request, done))).toObject();
    },
    create: async (args: Plain, preview = false, timeoutSeconds = 0) => {
      const request = new pb.CreateRequest();
      request.setUrn(noteUrn('a'));
      request.setProperties(toStruct(args));
      request.setPreview(preview);
      request.setTimeout(timeoutSeconds);
      const response = await promised<InstanceType<typeof pb.CreateResponse>>((done) => client.create(request, done));
      return { id: response.getId(), state: toPlain(response.getProperties()) };
    },
    /** Begins a create and returns how to hang up. */
    beginCreate: (args: Plain) => {
      const request = new pb.CreateRequest();
      request.setUrn(noteUrn('a'));
      request.setProperties(toStruct(args));
      const call = client.create(request, () => undefined);
      return () => call.cancel();
    },
    update: async (olds: Plain, news: Plain, preview = false, urn = noteUrn('a')) => {
      const request = new pb.UpdateRequest();
      request.setUrn(urn);
      request.setId('a');
      request.setOlds(toStruct(olds));
      request.setNews(toStruct(news));
      request.setPreview(preview);
      const response = await promised<InstanceType<typeof pb.UpdateResponse>>((done) => client.update(request, done));
      return toPlain(response.getProperties());
    },
    read: async (id: string, state?: Plain, inputs?: Plain) => {
      const request = new pb.ReadRequest();
      request.setUrn(noteUrn('a'));
      request.setId(id);
      if (state) request.setProperties(toStruct(state));
      if (inputs) request.setInputs(toStruct(inputs));
      const response = await promised<InstanceType<typeof pb.ReadResponse>>((done) => client.read(request, done));
      return { id: response.getId(), state: toPlain(response.getProperties()), inputs: toPlain(response.getInputs()) };
    },
    remove: (id: string) => {
      const request = new pb.DeleteRequest();
      request.setUrn(noteUrn('a'));
      request.setId(id);
      request.setProperties(toStruct({}));
      return promised((done) => client.delete(request, done));
    },
    invoke: async (token: string, args: Plain) => {
      const request = new pb.InvokeRequest();
      request.setTok(token);
      request.setArgs(toStruct(args));
      const response = await promised<InstanceType<typeof pb.InvokeResponse>>((done) => client.invoke(request, done));
      return toPlain(response.getReturn());
    },
    cancel: () => promised((done) => client.cancel(new empty.Empty(), done)),
    version: async () =>
      (await promised<{ getVersion(): string }>((done) => client.getPluginInfo(new empty.Empty(), done))).getVersion(),
    schema: async () =>
      (
        await promised<{ getSchema(): string }>((done) => client.getSchema(new pb.GetSchemaRequest(), done))
      ).getSchema(),
    construct: () => promised((done) => client.construct(new pb.ConstructRequest(), done)),
  };
};

/** What an engine finds in the trailer of a partial failure. */
export const initFailed = (error: unknown) => {
  const [bytes] = (error as ServiceError).metadata.get('grpc-status-details-bin');
  const status = statusMessages.Status.deserializeBinary(new Uint8Array(bytes as Buffer));
  const detail = status.getDetailsList()[0];
  const failed = detail?.unpack(pb.ErrorResourceInitFailed.deserializeBinary, 'pulumirpc.ErrorResourceInitFailed');
  return failed && { id: failed.getId(), state: toPlain(failed.getProperties()), reasons: failed.getReasonsList() };
};
