import type { z } from 'zod';
import { diffList, diffMap, diffScalars } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import type { Parameters } from '../../powershell/cmdlets.ts';
import { checkArgs } from '../../schema/check.ts';
import type { DeclaredField, Fields } from '../../schema/declaration/declared-field.ts';
import { sameNames, spelledLike } from '../same-name.ts';
import { splitMark } from './mark.ts';
import type { DescribedArgs, DescribedNoun, DescribedObject, DescribedRow, Setting, StateOf } from './object.ts';

/** A kind's declaration, as schema/declaration/described-kind.ts makes it. */
export interface Declared<Row extends DescribedRow, Args extends DescribedArgs> {
  readonly name: string;
  readonly noun: string;
  readonly cmdletNoun: DescribedNoun;
  readonly identity: string;
  readonly fields: Fields;
  readonly args: z.ZodObject & z.ZodType<Args>;
  readonly row: z.ZodType<Row>;
}

/** What of a kind is no declaration. */
export interface Code<Row extends DescribedRow, Args extends DescribedArgs>
  extends Pick<
    DescribedObject<Row, Args>,
    | 'source'
    | 'admit'
    | 'lookUp'
    | 'spell'
    | 'place'
    | 'refuseRemoval'
    | 'warnings'
    | 'drain'
    | 'waits'
    | 'readsBack'
    | 'shortfall'
  > {
  /** Parameters that no single field is. */
  readonly settings?: readonly Setting<Row, Args>[];
  /** The fields that no single property of a row is. */
  read?(row: Row, rows: readonly Row[], asked?: StateOf<Args>): Partial<StateOf<Args>>;
  /** Of fields whose difference isn't that of two values. */
  readonly diff?: { readonly [Name in keyof Args]?: (state: StateOf<Args>, args: Args) => Change[] };
}

type Values = Readonly<Record<string, unknown>>;

/** A kind's parameters, check, diff and state, made from its declaration; the lifecycle works with these. */
export const fromDeclaration = <Row extends DescribedRow, Args extends DescribedArgs>(
  kind: Declared<Row, Args>,
  code: Code<NoInfer<Row>, NoInfer<Args>>,
): DescribedObject<Row, Args> => {
  const { identity, fields } = kind;
  const nameOf = (args: StateOf<Args>) => String((args as Values)[identity]);
  const diffs = code.diff as Readonly<Record<string, (state: StateOf<Args>, args: Args) => Change[]>> | undefined;
  const compared = Object.entries(fields).filter(
    ([name, { wire }]) => name !== identity && (wire !== undefined || diffs?.[name] !== undefined),
  );
  return {
    ...code,
    token: `msteams:index:${kind.name}`,
    noun: kind.noun,
    cmdletNoun: kind.cmdletNoun,
    nameProperty: identity,
    nameOf,
    settings: [...settingsOf<Row, Args>(fields), ...(code.settings ?? [])],
    check: (news) => checkArgs(kind.name, kind.args, news),
    diff: (state, args) =>
      compared.flatMap(
        ([name, field]) => diffs?.[name]?.(state, args) ?? diffField(name, field, state as Values, args as Values),
      ),
    toState: (row, rows, asked) =>
      ({
        [identity]: asked === undefined ? row.Identity : nameOf(asked),
        ...readFields(fields, row as unknown as Values, asked as Values | undefined),
        ...code.read?.(row, rows, asked),
        description: splitMark(row.Description).description,
      }) as unknown as StateOf<Args>,
    clearing: (args, state) => clearing(fields, args, state),
  };
};

/** One parameter of New and Set for each field that Teams keeps by itself. */
const settingsOf = <Row extends DescribedRow, Args extends DescribedArgs>(fields: Fields): Setting<Row, Args>[] =>
  Object.entries(fields).flatMap(([name, { wire, comparison, leftAlone }]) => {
    const { parameter, codec } = wire ?? {};
    if (parameter === undefined || codec === undefined) return [];
    const asked = (args: Args): unknown => (args as Values)[name];
    return [
      {
        parameter,
        wanted: (args) => (asked(args) === undefined && leftAlone !== undefined ? undefined : codec.write(asked(args))),
        isMet: (args, row) => {
          if (asked(args) === undefined && leftAlone !== undefined) return true;
          const shown = codec.read((row as unknown as Values)[parameter]);
          return comparison === 'names'
            ? sameNames(asked(args) as string[], shown as string[])
            : JSON.stringify(codec.write(asked(args))) === JSON.stringify(codec.write(shown));
        },
      },
    ];
  });

/** What New is given of values that are asked: what would only be cleared is left out. */
export const writeFields = (fields: Fields, asked: Values): Parameters =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { wire }]) => {
      const value = wire?.codec?.write(asked[name]);
      return wire === undefined || value == null ? [] : [[wire.parameter, value]];
    }),
  );

/** What Get prints, in the words of the fields. What is left alone is nobody's business until it is asked. */
export const readFields = (fields: Fields, row: Values, asked?: Values): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { wire, comparison, leftAlone }]) => {
      const { parameter, codec } = wire ?? {};
      if (parameter === undefined || codec === undefined) return [];
      if (leftAlone !== undefined && asked?.[name] === undefined) return [];
      const shown = codec.read(row[parameter]);
      const preferred = asked?.[name];
      return [
        [
          name,
          comparison === 'names' ? spelledLike(shown as string[], Array.isArray(preferred) ? preferred : []) : shown,
        ],
      ];
    }),
  );

const diffField = (name: string, { comparison }: DeclaredField, state: Values, args: Values): Change[] => {
  switch (comparison) {
    case 'value':
      return diffScalars([name], state, args);
    case 'map':
      return diffMap(name, state[name] as Values, args[name] as Values);
    default:
      return diffList(name, state[name] as string[], args[name] as string[]);
  }
};

/**
 * A field that is left alone when it isn't asked, and was asked by the last run, goes back to what Teams has where nothing
 * was ever set. `done` is the state without what went back.
 */
const clearing = <Args extends DescribedArgs>(fields: Fields, args: Args, state: StateOf<Args>) => {
  const gone = Object.entries(fields).filter(
    ([name, { leftAlone }]) =>
      leftAlone !== undefined && (args as Values)[name] === undefined && (state as Values)[name] !== undefined,
  );
  const unset = Object.fromEntries(gone.map(([name, { leftAlone }]) => [name, leftAlone?.unset]));
  return {
    args: { ...args, ...unset },
    done: (reached: StateOf<Args>): StateOf<Args> =>
      Object.fromEntries(Object.entries(reached).filter(([name]) => !(name in unset))) as StateOf<Args>,
  };
};
