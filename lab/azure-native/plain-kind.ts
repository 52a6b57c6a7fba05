import { isDeepStrictEqual } from 'node:util';
import { isNotFound } from '../../providers/kit/error.ts';
import { isUnknown, type Kind, type Properties, unknownValue } from '../../providers/kit/resource.ts';
import { required, scalarChanges, unplayed } from '../azuread/properties.ts';
import type { AzureClient } from './client.ts';
import { alreadyThere } from './exists.ts';

/** What is written and deleted through ARM alone. */
interface PlainKind {
  readonly token: string;
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** Those of `known` that are part of the id. */
  readonly naming: readonly string[];
  idOf(subscription: string, args: Properties): string;
  body(args: Properties): Properties;
  /** What the program would have asked, by what is there: of an import. */
  inputs(id: string, found: Properties): Properties;
  /** ARM's answer, as the SDK has it. */
  outputs(found: Properties): Properties;
  /** Outputs that only Azure knows. */
  readonly unknown: readonly string[];
}

interface State {
  /** Old inputs: the genuine plugin is told them by the engine, this one isn't. */
  readonly asked?: Properties;
}

/** The order of keys means nothing, and what isn't known yet may be anything. */
const differs = (before: unknown, after: unknown): boolean =>
  isUnknown(after) || !isDeepStrictEqual(plain(before), plain(after));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

export const createPlainKind = (session: () => AzureClient, kind: PlainKind): Kind<object, object> => {
  const { token, known, naming } = kind;
  const stateOf = (found: Properties, asked: Properties | undefined): object => ({ ...kind.outputs(found), asked });
  return {
    token,
    check: ({ news }) => ({
      args: { ...news },
      failures: [...required(news, kind.required), ...unplayed(news, known, token, 'azure-native')],
    }),
    diff: ({ state, args }) => {
      const { asked = {} } = state as State;
      const given = args as Properties;
      return [
        ...scalarChanges(naming, asked, given, { replaces: true }),
        ...known
          .filter((name) => !naming.includes(name) && differs(asked[name], given[name]))
          .map((path) => ({ path, kind: 'update' as const })),
      ];
    },
    preview: ({ args, state }) => ({
      ...Object.fromEntries(kind.unknown.map((name) => [name, unknownValue])),
      ...state,
      ...args,
    }),
    create: async ({ args }) => {
      const client = session();
      const id = kind.idOf(client.subscriptionId, args as Properties);
      const doing = `create ${token.split(':').at(-1)} ${id}`;
      await alreadyThere(client, id, doing);
      const made = await client.arm('PUT', id, doing, kind.body(args as Properties));
      return { id: String(made.id ?? id), state: stateOf(made, args as Properties) };
    },
    update: async ({ id, args }) => {
      const made = await session().arm('PUT', id, `update ${id}`, kind.body(args as Properties));
      return { state: stateOf(made, args as Properties) };
    },
    read: async ({ id, state }) => {
      try {
        const found = await session().arm('GET', id, `read ${id}`);
        const { asked = kind.inputs(id, found) } = (state ?? {}) as State;
        return { id, args: asked, state: stateOf(found, asked) };
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    delete: async ({ id }) => {
      await session()
        .arm('DELETE', id, `delete ${id}`)
        .catch((error: unknown) => {
          if (!isNotFound(error)) throw error;
        });
    },
  };
};
