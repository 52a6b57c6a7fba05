import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import { Refusal } from '../../../kit/refusal.ts';
import { type Context, isUnknown, type Kind, PartialFailure } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Parameters, ParameterValue } from '../../powershell/cmdlets.ts';
import { checkArgs } from '../../schema/check.ts';
import type { Fields } from '../../schema/declaration/declared-field.ts';
import { nowOf, type Session } from '../../session.ts';
import type { DescribedArgs, DescribedObject, DescribedRow } from '../described/object.ts';
import { knownObjects, knownUsages } from '../known-objects.ts';
import { patience } from '../patience.ts';
import { sameName } from '../same-name.ts';
import { diffWaiting, type MayWait, stillWaiting, waitingFor, waitingText, waitingWarning } from '../waiting.ts';
import { beforeRecord, type Written } from './record.ts';

/** The declaration of one type's Global. */
interface Declared<Asked extends object> {
  readonly name: string;
  readonly noun: string;
  readonly fields: Fields;
  readonly args: z.ZodObject & z.ZodType<Asked>;
}

/** What is kept beside what Teams reports: what Global was, parameter by parameter, as one text. */
export type GlobalState<Asked extends object> = Asked & MayWait & { readonly __before?: string };

const id = 'global';

/** What an import of the whole tenant keeps: there is nothing to put back. The first update keeps what it takes the place of. */
const nothingWritten = '{}';

/**
 * The lifecycle of a type's Global, which always exists: no New, no Remove. The first write remembers what it takes the place of,
 * on the disk before it leaves; what is asked no more is put back, as long as it still is what was written.
 */
export const createGlobalKind = <Row extends DescribedRow, Args extends DescribedArgs, Asked extends object>(
  session: Session,
  declared: Declared<Asked>,
  object: DescribedObject<Row, Args>,
): Kind<Asked, GlobalState<Asked>> => {
  type State = GlobalState<Asked>;
  const { noun } = declared;
  const list = knownObjects(session, object);
  /** As the type's own code takes them: it looks at neither name nor Description. */
  const whole = (asked: object): Args => ({ ...withoutBefore(asked), name: 'Global', adopt: false }) as unknown as Args;
  const recordOf = (context: Context) => beforeRecord(session, context.urn, declared.name);

  const look = async (doing: string, context: Context): Promise<Row> => {
    const row = (await list.anew()).find(({ Identity }) => sameName(Identity, 'Global'));
    if (row !== undefined) {
      await object.lookUp?.(row, context);
      return row;
    }
    throw new ServiceError({
      kind: 'NotReady',
      doing,
      text: `Teams shows no ${noun}, and each tenant has one.`,
      fix: 'look for it in PowerShell, then run the same command again.',
    });
  };
  /** What a row has, as a Set would write it, in the tenant's own spelling. */
  const writtenOf = (row: Row, all: object): Written => {
    const unspelled = Object.entries(all).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
    const shown = object.toState(row, [row], whole(Object.fromEntries(unspelled))) as unknown as Args;
    return Object.fromEntries(
      object.settings.map(({ parameter, wanted }) => [
        parameter,
        wanted(shown) ?? (row as unknown as Written)[parameter] ?? null,
      ]),
    );
  };
  const askedIn = (asked: object): Written =>
    Object.fromEntries(
      object.settings.flatMap(({ parameter, wanted }) => {
        const value = wanted(whole(asked));
        return value === undefined ? [] : [[parameter, value]];
      }),
    );
  /** Of what is left to others, only what is asked is shown. */
  const isShown = (name: string, asked: object): boolean =>
    (asked as Written)[name] !== undefined || declared.fields[name]?.leftAlone === undefined;
  const shownAs = (row: Row, asked: object): Asked => {
    const shown = object.toState(row, [row], whole(asked)) as unknown as Written;
    return Object.fromEntries(
      Object.keys(declared.fields).flatMap((name) =>
        shown[name] === undefined || !isShown(name, asked) ? [] : [[name, shown[name]]],
      ),
    ) as Asked;
  };
  const isMet = (parameter: string, asked: object, row: Row): boolean =>
    object.settings.every((setting) => setting.parameter !== parameter || setting.isMet(whole(asked), row));

  const set = async (parameters: Written, doing: string): Promise<void> => {
    if (Object.keys(parameters).length === 0) return;
    const cmdlets = await session.cmdlets();
    await cmdlets.run(`Set-${object.cmdletNoun}`, { Identity: 'Global', ...(parameters as Parameters) }, doing);
  };

  /** What nothing clears is put back only where there was something. */
  const canBe = (parameter: string, value: unknown): boolean =>
    value !== null || !object.settings.some((one) => one.parameter === parameter && one.staysForGood);

  /** Of what is asked no more, what is to be put back; what others changed since stays, and is told. */
  const toPutBack = (before: Written, wrote: object, row: Row, context: Context): Written => {
    const now = writtenOf(row, wrote);
    return Object.fromEntries(
      Object.entries(before).flatMap(([parameter, value]) => {
        if (isDeepStrictEqual(now[parameter], value) || !canBe(parameter, value)) return [];
        if (isMet(parameter, wrote, row)) return [[parameter, value]];
        context.log(
          `left as it is: ${parameter} of the ${noun} is no longer what this stack wrote, somebody has changed it since. Before, it was ${shortly(value)}.`,
          { severity: 'warning' },
        );
        return [];
      }),
    );
  };

  const usages = async () => (await knownUsages(session).known()).map(({ Identity }) => Identity);

  const admit = async (asked: Asked, state: State | undefined, doing: string, context: Context): Promise<void> =>
    object.admit?.({ args: whole(asked), state: state && whole(state) }, doing, context);

  /** Nothing is written: who has no other policy goes on by what Global is. Undefined where nothing is to be changed or waited for. */
  const hold = async (asked: Asked, state: State | undefined, context: Context): Promise<State | undefined> => {
    const reason = object.waits?.for?.(whole(asked), true);
    if (reason === undefined) return undefined;
    const row = await retry(() => look(`read ${noun}`, context), { context, ...patience('write') });
    if (Object.keys(askedIn(asked)).every((parameter) => isMet(parameter, asked, row))) return undefined;
    const waiting = await waitingFor(session, reason, state?.waiting);
    context.log(waitingWarning(noun, waiting, await nowOf(session)), { severity: 'warning' });
    return {
      ...shownAs(row, state ?? asked),
      ...(state?.__before !== undefined && { __before: state.__before }),
      waiting,
    };
  };

  const ensure = async (asked: Asked, state: State | undefined, context: Context): Promise<State> => {
    const doing = `update ${noun}`;
    const record = recordOf(context);
    const known = beforeOf(state);
    await admit(asked, state, doing, context);
    const held = await hold(asked, state, context);
    if (held !== undefined) return held;
    const spelled = (await object.spell?.(whole(asked), usages)) ?? whole(asked);
    const wrote = askedIn(spelled);
    let before: Written | undefined;
    let back: Written | undefined;
    const attempt = async (): Promise<State> => {
      const row = await look(doing, context);
      if (before === undefined) {
        const now = writtenOf(row, asked);
        const earlier = record?.read();
        before = Object.fromEntries(
          Object.keys(wrote).map((parameter) => {
            if (parameter in known) return [parameter, known[parameter]];
            // A run that was killed before its state was kept: Global is what it wrote, and not what it was.
            const isOurs = earlier !== undefined && isDeepStrictEqual(earlier.wrote[parameter], now[parameter]);
            return [parameter, isOurs && parameter in earlier.before ? earlier.before[parameter] : now[parameter]];
          }),
        );
        const dropped = Object.entries(known).filter(([parameter]) => !(parameter in wrote));
        back = state === undefined ? {} : toPutBack(Object.fromEntries(dropped), state, row, context);
        record?.write({ before, wrote });
        tellBefore(before, known, context, record !== undefined);
      }
      const behind = Object.entries(wrote).filter(([parameter]) => !isMet(parameter, asked, row));
      const left = Object.entries(back ?? {}).filter(
        ([name, value]) => !isDeepStrictEqual(writtenOf(row, asked)[name], value),
      );
      const parameters = Object.fromEntries([...behind, ...left]);
      await set(parameters, doing);
      const after = Object.keys(parameters).length === 0 ? row : await look(doing, context);
      if (!Object.keys(wrote).every((parameter) => isMet(parameter, asked, after))) throw notTaken(doing, noun);
      return { ...shownAs(after, asked), __before: JSON.stringify(before) };
    };
    try {
      return await retry(attempt, { context, ...patience('write') });
    } catch (error) {
      if (before === undefined) throw error;
      // What was sent may have been done: what Global was must not be lost.
      throw new PartialFailure({
        id,
        state: { ...asked, __before: JSON.stringify({ ...known, ...before }) },
        reasons: [error instanceof Error ? error : String(error)],
      });
    }
  };

  const tellBefore = (before: Written, known: Written, context: Context, isRecorded: boolean): void => {
    const fresh = Object.entries(before).filter(([parameter]) => !(parameter in known));
    if (fresh.length === 0) return;
    const values = fresh.map(([parameter, value]) => `${parameter} ${shortly(value)}`).join(', ');
    const lost = isRecorded
      ? ''
      : ' Without TRUNKLINE_JOURNAL only this line knows it if the run is killed before its state is kept.';
    context.log(`before this stack, the ${noun} had ${values}. That is put back when its entry goes.${lost}`);
  };

  return {
    token: `msteams:index:${declared.name}`,
    check: ({ news }) => checkArgs(declared.name, declared.args, news),
    diff: ({ state, args }) => [...object.diff(whole(state), whole(args)), ...diffWaiting(state)],
    preview: ({ args, state }) => ({ ...args, ...(state?.__before !== undefined && { __before: state.__before }) }),
    foresee: async ({ args, state, context }) => {
      if (state?.waiting !== undefined) context.log(stillWaiting(noun, state.waiting), { severity: 'warning' });
      if (!Object.values(args).some(isUnknown)) await admit(args, state, `update ${noun}`, context);
    },
    create: async ({ args, context }) => ({ id, state: await ensure(args, undefined, context) }),
    update: async ({ args, state, context }) => {
      const reached = await ensure(args, state, context);
      return { state: reached };
    },
    read: async ({ state, context }) => {
      if (state === undefined) {
        throw new Refusal(
          `The ${noun} isn't imported: every tenant has one, and what it is now is what an entry takes the place of.`,
          'describe it under global in the tenant file, and run up.',
        );
      }
      if (state.waiting !== undefined) context.log(waitingText(noun, state.waiting), { severity: 'warning' });
      const row = await retry(() => look(`read ${noun}`, context), { context, ...patience('write') });
      recordOf(context)?.forget();
      const shown = shownAs(row, state);
      return {
        id,
        state: {
          ...shown,
          ...(state.waiting !== undefined && { waiting: state.waiting }),
          ...(state.__before !== undefined && { __before: state.__before }),
        },
        args: shown,
      };
    },
    delete: async ({ state, context }) => {
      const doing = `put back ${noun}`;
      const before = beforeOf(state);
      if (Object.keys(before).length === 0 && state.waiting !== undefined) return; // nothing was written yet
      if (state.__before === nothingWritten) {
        context.log(`left as it is: this stack found the ${noun} so, and has written nothing to it.`);
        return;
      }
      if (Object.keys(before).length === 0) {
        context.log(`left as it is: what the ${noun} was before this stack is not known.`, { severity: 'warning' });
        return;
      }
      let back: Written | undefined;
      await retry(
        async () => {
          const row = await look(doing, context);
          back ??= toPutBack(before, state, row, context);
          const now = writtenOf(row, state);
          const left = Object.entries(back).filter(([name, value]) => !isDeepStrictEqual(now[name], value));
          if (left.length === 0) return;
          await set(Object.fromEntries(left), doing);
          const after = writtenOf(await look(doing, context), state);
          if (!left.every(([name, value]) => isDeepStrictEqual(after[name], value))) throw notTaken(doing, noun);
        },
        { context, ...patience('write') },
      );
      recordOf(context)?.forget();
    },
  };
};

const withoutBefore = (state: object): object => {
  const { __before: _, ...asked } = state as { __before?: string };
  return asked;
};

const beforeOf = (state: { readonly __before?: string } | undefined): Written =>
  state?.__before === undefined ? {} : (JSON.parse(state.__before) as Written);

const shortly = (value: unknown): string => {
  const text =
    value === null || (Array.isArray(value) && value.length === 0) ? 'empty' : JSON.stringify(value as ParameterValue);
  return text.length > 500 ? `${text.slice(0, 497)}…` : text;
};

/** Seen with an existing and empty Global dial plan: adding rules to it did nothing, without a word (OBS ISS:m365dsc#3767). */
const notTaken = (doing: string, noun: string): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing,
    text: `Teams accepted the change of the ${noun}, but still shows what it was.`,
    fix: 'run the same command again in a few minutes. If it stays, change it once by hand in the Teams admin center, then run it again.',
  });
