import type { Change, CheckFailure, Context, Kind, Properties } from './resource.ts';

/** A Pulumi package, as the kit serves it. */
export interface Provider {
  /** Package name, e.g. `msteams`. */
  readonly name: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  /** The Pulumi package schema as JSON. */
  schema(): string | Promise<string>;
  /** Checks the arguments of the provider resource; left out, all pass. */
  checkConfig?(news: Properties): { inputs: Properties; failures: CheckFailure[] };
  /** What a change of the provider's arguments means; one that replaces makes every resource anew. */
  diffConfig?(request: { olds: Properties; news: Properties }): Change[];
  /** Turns arguments into kinds; opens nothing yet. Throws a Refusal for what can't be served. */
  configure(config: Properties): Configured | Promise<Configured>;
}

export interface Configured {
  /** What is served, in words, e.g. `tenant 7c2f…`: a server that others use refuses to become another. */
  readonly identity: string;
  readonly kinds: readonly Kind<object, object>[];
  /** Functions by token, e.g. `azuread:index/getClientConfig:getClientConfig`. */
  readonly functions?: Readonly<Record<string, ProviderFunction>>;
  /** Told with each Configure: the id that this provider has in the engine's state, a new name of its stack or not; undefined before it is made. */
  knownAs?(id: string | undefined): void;
  close?(): Promise<void>;
}

export type ProviderFunction = (args: Properties, context: Context) => Promise<object>;
