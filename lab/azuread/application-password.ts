import { ServiceError } from '../../providers/kit/error.ts';
import type { Kind } from '../../providers/kit/resource.ts';
import type { AzureadClient } from './client.ts';
import { find } from './directory-object.ts';
import { changed, required, scalarChanges, unplayed } from './properties.ts';

const token = 'azuread:index/applicationPassword:ApplicationPassword';

export interface ApplicationPasswordArgs {
  /** `/applications/<object id>`. */
  readonly applicationId: string;
  readonly displayName?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly rotateWhenChanged?: Readonly<Record<string, string>>;
}

export interface ApplicationPasswordState extends ApplicationPasswordArgs {
  readonly keyId: string;
  /** The secret itself, known only when it is made. */
  readonly value: string;
}

const known = ['applicationId', 'displayName', 'startDate', 'endDate', 'rotateWhenChanged'];

interface Credential {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly secretText: string | null;
}

const split = (id: string) => {
  const [objectId = '', , keyId = ''] = id.split('/');
  return { objectId, keyId };
};

const findCredential = async (
  client: AzureadClient,
  objectId: string,
  keyId: string,
): Promise<Credential | undefined> => {
  const application = await find(client, `/v1.0/applications/${objectId}`, `read password "${keyId}"`);
  const credentials = (application?.passwordCredentials ?? []) as readonly Credential[];
  return credentials.find((one) => one.keyId === keyId);
};

const stateOf = (
  objectId: string,
  credential: Credential,
  value: string,
  rotateWhenChanged: ApplicationPasswordArgs['rotateWhenChanged'],
): ApplicationPasswordState => ({
  applicationId: `/applications/${objectId}`,
  displayName: credential.displayName ?? '',
  startDate: credential.startDateTime,
  endDate: credential.endDateTime,
  keyId: credential.keyId,
  value,
  ...(rotateWhenChanged !== undefined && { rotateWhenChanged }),
});

/** azuread_application_password: one generation of the client secret. Every change makes a new one. */
export const createApplicationPasswordKind = (
  session: () => Promise<AzureadClient>,
): Kind<ApplicationPasswordArgs, ApplicationPasswordState> => ({
  token,
  check: ({ news }) => ({
    args: { ...news } as unknown as ApplicationPasswordArgs,
    failures: [...required(news, ['applicationId']), ...unplayed(news, known, token)],
  }),
  diff: ({ state, args }) => {
    // What isn't asked is the service's choice.
    const asked = ['applicationId', 'displayName', 'startDate', 'endDate'].filter(
      (name) => args[name as keyof ApplicationPasswordArgs] !== undefined,
    );
    return [
      ...scalarChanges(asked, { ...state }, { ...args }, { replaces: true }),
      ...(changed(state.rotateWhenChanged, args.rotateWhenChanged)
        ? [{ path: 'rotateWhenChanged', kind: 'update' as const, replaces: true }]
        : []),
    ];
  },
  preview: ({ args, state }) => ({ ...state, ...args }),
  create: async ({ args }) => {
    const client = await session();
    const objectId = args.applicationId.replace(/^\/applications\//, '');
    const doing = `add password "${args.displayName ?? ''}" to application "${objectId}"`;
    if ((await find(client, `/v1.0/applications/${objectId}`, doing)) === undefined) {
      throw new ServiceError({ kind: 'NotFound', doing, text: `Application with ID "${objectId}" was not found` });
    }
    const made = (await client.call('POST', `/v1.0/applications/${objectId}/addPassword`, doing, {
      passwordCredential: {
        ...(args.displayName !== undefined && { displayName: args.displayName }),
        ...(args.startDate !== undefined && { startDateTime: args.startDate }),
        ...(args.endDate !== undefined && { endDateTime: args.endDate }),
      },
    })) as unknown as Credential;
    await client.confirm(async () => (await findCredential(client, objectId, made.keyId)) !== undefined, 1);
    const credential = (await findCredential(client, objectId, made.keyId)) ?? made;
    return {
      id: `${objectId}/password/${made.keyId}`,
      state: stateOf(objectId, credential, made.secretText ?? '', args.rotateWhenChanged),
    };
  },
  update: async ({ state }) => ({ state }),
  read: async ({ id, state }) => {
    const { objectId, keyId } = split(id);
    const credential = await findCredential(await session(), objectId, keyId);
    if (credential === undefined) return undefined;
    const next = stateOf(objectId, credential, state?.value ?? '', state?.rotateWhenChanged);
    const { keyId: _keyId, value: _value, ...args } = next;
    return { id, args, state: next };
  },
  delete: async ({ id }) => {
    const client = await session();
    const { objectId, keyId } = split(id);
    const doing = `remove password "${keyId}" from application "${objectId}"`;
    // A secret that somebody removed by hand is an error, 400, until a refresh has taken it out of the state.
    await client.call('POST', `/v1.0/applications/${objectId}/removePassword`, doing, { keyId });
    await client.confirm(async () => (await findCredential(client, objectId, keyId)) === undefined, 5);
  },
});
