import type { Outages } from './outages.ts';
import type { Sleep } from './sleep.ts';

/** Properties as the engine sends them, decoded to plain JSON. A value not known yet in a preview is `unknownValue`. */
export type Properties = Readonly<Record<string, unknown>>;

/** How the engine spells "not known until something else is made". */
export const unknownValue = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

export const isUnknown = (value: unknown): boolean => value === unknownValue;

/** One thing wrong with a resource's inputs; an empty path prints best. */
export interface CheckFailure {
  readonly path: string;
  readonly reason: string;
}

/** One line of a preview: a property path such as `rules["NL mobile"].pattern` or `pstnUsages[1]`. */
export interface Change {
  readonly path: string;
  readonly kind: 'add' | 'update' | 'delete';
  /** The change can only be had by making the object anew. */
  readonly replaces?: boolean;
  /** The property that it is about, where the path names none: it is ignored with it, and isn't listed by itself. */
  readonly of?: string;
}

/** What a resource is given besides its data. */
export interface Context {
  readonly urn: string;
  /** Aborted on Cancel: finish the step in hand, then return what is done by throwing a PartialFailure. */
  readonly signal: AbortSignal;
  /** How the step waits, if not in real time: tests move the lab's clock. */
  readonly sleep?: Sleep;
  /** What this run knows of services that don't answer. */
  readonly outages?: Outages;
  /** A line for the engineer. `ephemeral` shows on the resource's own line while it runs; send few. */
  log(message: string, options?: { severity?: 'info' | 'warning'; ephemeral?: boolean }): void;
}

/**
 * One kind of resource: pure `check` and `diff`, and the four verbs that act.
 * `State` is what the service reports plus what identity needs; it is saved as the resource's outputs.
 */
export interface Kind<Args extends object, State extends object> {
  /** Type token, e.g. `msteams:index:VoiceRoute`. */
  readonly token: string;
  /**
   * Fills defaults and collects every problem. `olds` are the previous inputs; `oldState` what the last run left, where the
   * engine tells it. Lets unknown values through.
   */
  check(request: { urn: string; olds?: Args; readonly oldState?: State | undefined; news: Properties }): {
    args: Args;
    failures: CheckFailure[];
  };
  /** What is asked, against what the last run left behind; never against old inputs, which may be untrue. */
  diff(request: { urn: string; id: string; state: State; args: Args; log?: Context['log'] }): Change[];
  /**
   * Beside `diff`, for what may not wait for a refresh: looks at the service for changes by hand, and never fails. Only kinds that are
   * asked such a thing have it.
   */
  byHand?(request: { id: string; state: State; args: Args; log: Context['log'] }): Promise<Change[]>;
  create(request: { args: Args; context: Context }): Promise<{ id: string; state: State }>;
  update(request: { id: string; args: Args; state: State; context: Context }): Promise<{ state: State }>;
  /** Undefined only on a typed NotFound. `state` and `args` are missing on import. */
  read(request: {
    id: string;
    state?: State;
    args?: Args;
    context: Context;
  }): Promise<{ id: string; args: Args; state: State } | undefined>;
  delete(request: { id: string; state: State; context: Context }): Promise<void>;
  /** The outputs that are sure before anything is done; `args` alone when left out. Rejects with what would be refused then. */
  preview?(request: { args: Args; state?: State }): Partial<State> | Promise<Partial<State>>;
  /** In a preview of create or update: looks at the service and says what the change will meet there. Writes nothing. */
  foresee?(request: { args: Args; state?: State; context: Context }): Promise<void>;
}

const reasonText = (reason: Error | string): string => (typeof reason === 'string' ? reason : reason.message);

/** Thrown by create, update or read when part is done: the engine keeps `state`, reports `reasons`, and the next `up` goes on. */
export class PartialFailure extends Error {
  readonly id: string;
  readonly state: object;
  readonly reasons: readonly (Error | string)[];

  constructor(facts: { id: string; state: object; reasons: readonly (Error | string)[] }) {
    super(facts.reasons.map(reasonText).join('\n'));
    this.name = 'PartialFailure';
    this.id = facts.id;
    this.state = facts.state;
    this.reasons = facts.reasons;
  }
}
