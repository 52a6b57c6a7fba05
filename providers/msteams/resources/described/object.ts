import type { ServiceError } from '../../../kit/error.ts';
import type { Change, CheckFailure, Context, Properties } from '../../../kit/resource.ts';
import type { CmdletName, Parameters, ParameterValue } from '../../powershell/cmdlets.ts';
import type { RowSource, TenantObjects } from '../tenant-objects.ts';
import type { Draining } from './drain.ts';
import type { Kept } from './kept.ts';

/** As Teams prints it. */
export interface DescribedRow {
  readonly Identity: string;
  readonly Description?: string | null;
}

export interface DescribedArgs {
  readonly description?: string;
  readonly adopt: boolean;
}

/** What Teams reports: the arguments without what only trunkline needs, and what it keeps of the object itself. */
export type StateOf<Args extends DescribedArgs> = Omit<Args, 'adopt'> & Kept;

/** One parameter of the New and Set cmdlets: what is asked, and whether Teams has it. */
export interface Setting<Row, Args> {
  readonly parameter: string;
  /** Null clears it; New leaves it out. Undefined leaves it alone. */
  wanted(args: Args): ParameterValue | undefined;
  /** Nothing clears it: what Teams has stays. */
  readonly staysForGood?: true;
  isMet(args: Args, row: Row): boolean;
}

/** What the host knows a New, a Set and a Remove of. */
export type DescribedNoun = {
  [Name in CmdletName]: Name extends `New-${infer Noun}`
    ? `Set-${Noun}` | `Remove-${Noun}` extends CmdletName
      ? Noun
      : never
    : never;
}[CmdletName];

/** Changes an object of the kind by Set, in the name of the resource at hand. */
export type SetOne<Row> = (row: Row, parameters: Parameters) => Promise<Row>;

/** What sets one kind of named object with a Description (SBC, voice route, policy, dial plan) apart from the others. */
export interface DescribedObject<Row extends DescribedRow, Args extends DescribedArgs> {
  readonly token: string;
  /** What a voice engineer calls it. */
  readonly noun: string;
  /** Of its New, Set and Remove. */
  readonly cmdletNoun: DescribedNoun;
  nameOf(args: StateOf<Args>): string;
  readonly settings: readonly Setting<Row, Args>[];
  check(news: Properties): { args: Args; failures: CheckFailure[] };
  /** Everything but the name. */
  diff(state: StateOf<Args>, args: Args): Change[];
  /** The property that holds the name. */
  readonly nameProperty: string;
  source(objects: TenantObjects): RowSource<Row>;
  /** What Teams reports, in the spelling of `asked` where only case differs. */
  toState(row: Row, rows: readonly Row[], asked?: StateOf<Args>): StateOf<Args>;
  /** What a refresh says beside what has changed: what others did that isn't ours to mend. */
  warnings?(row: Row, rows: readonly Row[], state: StateOf<Args>): string[];
  /** What an update asks so that what is asked no more goes, and its state without that. */
  clearing(args: Args, state: StateOf<Args>): { args: Args; done(reached: StateOf<Args>): StateOf<Args> };
  /** Looks outside Teams for what is compared and handed over, and throws what forbids the write, before anything is written. */
  admit?(asked: { args: Args; state?: StateOf<Args> | undefined }, doing: string, context: Context): Promise<void>;
  /** Looks outside Teams for what a row names, before it is shown. */
  lookUp?(row: Row, context: Context): Promise<void>;
  /** The names that a New or Set hands over, in the tenant's own spelling. */
  spell?(args: Args, usages: () => Promise<readonly string[]>): Promise<Args>;
  /** Its place among its like, if that is part of what is asked. */
  readonly place?: Placing<Row, Args>;
  /** Of a kind that may be drained before it goes. */
  readonly drain?: Draining<Row, StateOf<Args>>;
  /** Of a kind that may be made and wait: its New may be refused for what takes hours, or it names what waits. */
  readonly waits?: Waits<Args>;
  /** After a Set only what Teams then shows counts, at the price of a read. */
  readonly readsBack?: true;
  /** What of it Teams hasn't got though it accepted it, a sentence; undefined where nothing is to be said. */
  shortfall?(args: Args, row: Row): string | undefined;
  /** Throws while the tenant's other objects name it. */
  refuseRemoval?(row: Row, objects: TenantObjects, doing: string): Promise<void>;
}

/** The object as those judge it who ask whose it is. */
export const foundOf = (
  { token, noun }: Pick<DescribedObject<never, never>, 'token' | 'noun'>,
  { Identity, Description }: DescribedRow,
) => ({ token, noun, name: Identity, description: Description });

export interface Waits<Args> {
  /** What is to be made, or changed where `isThere`, waits for, so that nothing is sent; as it stands after "waits for". */
  for?(args: Args, isThere: boolean): string | undefined;
  /** What it waits for once Teams has refused its New, or its Set where `isThere`; undefined: that is a failure. */
  refused?(
    refusal: ServiceError,
    asked: { readonly args: Args; readonly isThere: boolean; readonly context: Context },
  ): Promise<string | undefined>;
}

export interface Placing<Row, Args> {
  isInPlace(args: Args, rows: readonly Row[]): boolean;
  /** Room is only to be had by moving others: then nothing is done on what was read a while ago. */
  movesOthers(args: Args, rows: readonly Row[]): boolean;
  /** Makes room, and returns what New or Set must hand over. */
  arrange(args: Args, rows: readonly Row[], set: SetOne<Row>): Promise<Parameters>;
  /** Objects that are placed among each other are written one at a time. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
}
