import type { LabContext } from '../context.ts';
import type { Store } from '../store.ts';

/** Who calls: the service principal of the access token. */
export interface Caller {
  readonly objectId: string;
  readonly tenantId: string;
}

/** What a cmdlet works with besides its parameters. */
export interface CmdletContext extends LabContext {
  readonly caller: Caller;
  /** What reads show: the store itself, or the tenant of before where they lag. */
  readonly shown: Store;
  /** Its own name, e.g. `New-CsOnlineVoiceRoute`. */
  readonly cmdlet: string;
  /** A line on the warning stream. */
  warn(text: string): void;
}

interface Values {
  String: string;
  Int32: number;
  NullableInt32: number | null;
  Boolean: boolean;
  Switch: boolean;
  StringArray: readonly string[];
  ByteArray: Uint8Array;
  /** Taken as it is: list modifiers and rule objects. */
  Object: unknown;
}

export type ParameterType = keyof Values;

export interface Parameter<T extends ParameterType = ParameterType> {
  readonly type: T;
  /** In these parameter sets only; absent: in all. */
  readonly sets?: readonly string[];
  readonly mandatory?: boolean;
  /** A mandatory string that may be empty: `$null` and `""` mean something. */
  readonly allowEmpty?: boolean;
  readonly aliases?: readonly string[];
}

export type ParameterTable = Readonly<Record<string, Parameter>>;
export type Given<T extends ParameterTable> = { readonly [N in keyof T]?: Values[T[N]['type']] };

interface Definition<T extends ParameterTable> {
  readonly name: string;
  readonly parameters: T;
  /** The set that holds when the parameters leave a choice. */
  readonly defaultSet?: string;
  /** False for the few cmdlets outside the configuration family, which have no -MsftInternalProcessingMode. */
  readonly configuration?: boolean;
  run(context: CmdletContext, given: Given<T>): readonly unknown[];
}

/** A cmdlet of the MicrosoftTeams module as the lab runs it. */
export interface Cmdlet {
  readonly name: string;
  readonly parameters: ParameterTable;
  readonly defaultSet: string | undefined;
  run(context: CmdletContext, bound: Readonly<Record<string, unknown>>): readonly unknown[];
}

/** Part of every configuration cmdlet, undocumented (DSC stubs of the real module). */
const internal: ParameterTable = { MsftInternalProcessingMode: { type: 'String' } };

/** Binding guarantees that `bound` is what the table says. */
export const cmdlet = <const T extends ParameterTable>(definition: Definition<T>): Cmdlet => ({
  name: definition.name,
  parameters: definition.configuration === false ? definition.parameters : { ...definition.parameters, ...internal },
  defaultSet: definition.defaultSet,
  run: (context, bound) => definition.run(context, bound as Given<T>),
});
