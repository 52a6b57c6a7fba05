import { createHash } from 'node:crypto';
import { isNotFound, ServiceError } from '../../providers/kit/error.ts';
import { type Change, isUnknown, type Kind, type Properties, unknownValue } from '../../providers/kit/resource.ts';
import { required, scalarChanges, unplayed } from '../azuread/properties.ts';
import type { AzureClient } from './client.ts';
import { alreadyThere } from './exists.ts';

const token = 'azure-native:keyvault:Secret';

export interface SecretArgs {
  readonly resourceGroupName: string;
  readonly vaultName: string;
  readonly secretName: string;
  readonly properties: {
    readonly value?: string;
    readonly contentType?: string;
    readonly attributes?: { readonly enabled?: boolean; readonly expires?: number; readonly notBefore?: number };
  };
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SecretState {
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly properties: {
    readonly attributes: Properties;
    readonly contentType?: string;
    readonly secretUri: string;
    readonly secretUriWithVersion: string;
  };
  readonly tags?: Readonly<Record<string, string>>;
  /** Of the value that was asked last: the genuine plugin compares old inputs, which this one isn't told. */
  readonly asked?: string;
}

const known = ['resourceGroupName', 'vaultName', 'secretName', 'properties', 'tags'];

export const secretId = (subscription: string, { resourceGroupName, vaultName, secretName }: SecretArgs): string =>
  `/subscriptions/${subscription}/resourceGroups/${resourceGroupName}/providers/Microsoft.KeyVault/vaults/${vaultName}/secrets/${secretName}`;

const namesIn = (id: string): Pick<SecretArgs, 'resourceGroupName' | 'vaultName' | 'secretName'> => {
  const [, , , , resourceGroupName = '', , , , vaultName = '', , secretName = ''] = id.split('/');
  return { resourceGroupName, vaultName, secretName };
};

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

const body = ({ properties, tags }: SecretArgs): Properties => {
  const { value, contentType, attributes } = properties;
  return {
    properties: {
      value,
      contentType,
      attributes: attributes && {
        enabled: attributes.enabled,
        exp: attributes.expires,
        nbf: attributes.notBefore,
      },
    },
    tags,
  };
};

/** ARM's answer as the SDK has it; the value is never in it. */
export const secretState = (found: Properties, asked: string | undefined): SecretState => {
  const { properties, name, type, location, tags } = found as unknown as SecretState;
  const { exp, nbf, ...attributes } = properties.attributes;
  return {
    name,
    type,
    ...(location !== undefined && { location }),
    properties: {
      ...properties,
      attributes: {
        ...attributes,
        ...(exp !== undefined && { expires: exp }),
        ...(nbf !== undefined && { notBefore: nbf }),
      },
    },
    ...(tags !== undefined && { tags }),
    ...(asked !== undefined && { asked }),
  };
};

/** Conflicts that nothing explains before the refusal is told, and the wait between two tries (SRC: custom_keyvault.go). */
const graceAttempts = 6;
const pollSeconds = 5;

/** The PUT, and where a deleted secret has the name: recovered through the data plane, and the PUT again. A look that fails counts as nothing. */
const put = async (client: AzureClient, id: string, args: SecretArgs, doing: string): Promise<Properties> => {
  const { vaultName, secretName } = args;
  const path = `/deletedsecrets/${secretName}`;
  for (let unexplained = 0; ; ) {
    try {
      return await client.arm('PUT', id, doing, body(args));
    } catch (error) {
      if (!(error instanceof ServiceError) || error.kind !== 'AlreadyExists') throw error;
      if ((await client.setting('deletedSecrets')) === 'refused') throw error;
      const isDeleted = await client.vault('GET', vaultName, path, doing).then(
        () => true,
        () => false,
      );
      if (isDeleted) {
        await client.vault('POST', vaultName, `${path}/recover`, `recover the deleted secret "${secretName}"`);
        unexplained = 0;
      } else {
        unexplained += 1;
        if (unexplained >= graceAttempts) throw error;
      }
      await client.sleep(pollSeconds);
    }
  }
};

const sorted = (tags: SecretArgs['tags']): Properties | undefined =>
  tags && Object.fromEntries(Object.entries(tags).toSorted(([one], [other]) => (one < other ? -1 : 1)));

const changes = (id: string, state: SecretState, args: SecretArgs): Change[] => {
  const { value, contentType, attributes } = args.properties;
  const before = state.properties;
  const asked = isUnknown(value) ? value : value === undefined ? undefined : hashOf(value);
  const at = (path: string, from: unknown, to: unknown) =>
    scalarChanges(['it'], { it: from }, { it: to }).map((change) => ({ ...change, path }));
  return [
    ...scalarChanges(
      ['resourceGroupName', 'vaultName', 'secretName'],
      { ...namesIn(id) },
      { ...args },
      { replaces: true },
    ),
    ...at('properties.value', state.asked, asked),
    ...at('properties.contentType', before.contentType, contentType),
    ...at('properties.attributes.expires', before.attributes.expires, attributes?.expires),
    ...at('tags', sorted(state.tags), sorted(args.tags)),
  ];
};

/** Written through ARM, deleted through the vault's data plane: so a delete needs a right of its own. */
export const createSecretKind = (session: () => AzureClient): Kind<SecretArgs, SecretState> => ({
  token,
  check: ({ news }) => ({
    args: { ...news } as unknown as SecretArgs,
    failures: [
      ...required(news, ['resourceGroupName', 'vaultName', 'secretName', 'properties']),
      ...unplayed(news, known, token, 'azure-native'),
    ],
  }),
  diff: ({ id, state, args }) => changes(id, state, args),
  preview: ({ args, state }) => {
    const { value: _, ...properties } = args.properties;
    const uris = { secretUri: unknownValue, secretUriWithVersion: unknownValue };
    return {
      ...(args.tags !== undefined && { tags: args.tags }),
      properties: { ...uris, ...state?.properties, ...properties, secretUriWithVersion: unknownValue },
    } as unknown as SecretState;
  },
  create: async ({ args }) => {
    const client = session();
    const id = secretId(client.subscriptionId, args);
    const doing = `create secret "${args.secretName}" in vault "${args.vaultName}"`;
    await alreadyThere(client, id, doing);
    const made = await put(client, id, args, doing);
    // The genuine plugin, too, keeps the id that the answer has (SRC: provider.go, defaultCreate).
    return { id: String(made.id ?? id), state: secretState(made, hashOf(args.properties.value ?? '')) };
  },
  update: async ({ id, args }) => {
    const made = await session().arm('PUT', id, `update secret "${args.secretName}"`, body(args));
    return { state: secretState(made, hashOf(args.properties.value ?? '')) };
  },
  read: async ({ id, state: before }) => {
    const { secretName } = namesIn(id);
    const found = await session()
      .arm('GET', id, `read secret "${secretName}"`)
      .catch((error: unknown) => {
        if (isNotFound(error)) return undefined;
        throw error;
      });
    if (found === undefined) return undefined;
    const state = secretState(found, before?.asked);
    const { contentType, attributes } = state.properties;
    const { enabled: _, created: __, updated: ___, ...ends } = attributes;
    const properties = { ...(contentType !== undefined && { contentType }), attributes: ends };
    const args = { ...namesIn(id), properties, ...(state.tags !== undefined && { tags: state.tags }) };
    return { id, args: args as SecretArgs, state };
  },
  delete: async ({ id }) => {
    const { vaultName, secretName } = namesIn(id);
    const doing = `delete secret "${secretName}" from vault "${vaultName}"`;
    await session()
      .vault('DELETE', vaultName, `/secrets/${secretName}`, doing)
      .catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
      });
  },
});
