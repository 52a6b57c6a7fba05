import { ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { Account, Write } from '../client.ts';
import { lookFor } from './look-for.ts';
import { isMarked, isMarkedBy, tagOf } from './marks.ts';

interface Tagged {
  readonly id: string;
  readonly tags?: readonly string[] | null | undefined;
}

/** What is looked for before anything is made. */
export interface Looked<Row extends Tagged> {
  readonly context: Context;
  /** What a voice engineer calls it, e.g. `connection`. */
  readonly noun: string;
  readonly name: string;
  /** Where the name is said, for who chooses another. */
  readonly place: string;
  /** Everything of the kind in the account. */
  list(): Promise<readonly Row[]>;
  nameOf(row: Row): string;
  /** What must be so before another is made; throws why not. `rows` are those of the account. */
  mayMake?(rows: readonly Row[]): Promise<void>;
}

/** What carries this resource's mark. Throws where there is none and none may be made: what somebody else made is refused. */
export const findOwn = async <Row extends Tagged>(looked: Looked<Row>): Promise<Row | undefined> => {
  const { context, name, list, nameOf } = looked;
  const rows = await list();
  const mine = ownOf(rows, context.urn);
  if (mine !== undefined) return mine;
  const namesake = rows.find((row) => nameOf(row).toLowerCase() === name.toLowerCase());
  if (namesake !== undefined) throw foreign(looked, namesake);
  await looked.mayMake?.(rows);
  return undefined;
};

const ownOf = <Row extends Tagged>(rows: readonly Row[], urn: string): Row | undefined =>
  rows.find(({ tags }) => isMarkedBy(urn, tags ?? []));

/** What carries this resource's mark, or made anew. Never made twice because a reply was lost: the account is searched before, and again after one. */
export const makeOnce = async <Row extends Tagged>(
  account: Account,
  looked: Looked<Row>,
  write: Write<Row>,
): Promise<Row> => {
  const { context, noun, nameOf, list } = looked;
  const mine = await findOwn(looked);
  if (mine !== undefined) {
    context.log(`taken up: ${noun} "${nameOf(mine)}", which an earlier run made.`);
    return mine;
  }
  try {
    return await account.write(write);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.facts.mayBeDone !== true) throw error;
    const made = await lookFor(async () => ownOf(await list(), context.urn), context);
    if (made === undefined) throw error;
    return made;
  }
};

const foreign = <Row extends Tagged>({ noun, name, place, context }: Looked<Row>, { tags }: Row): ServiceError =>
  new ServiceError({
    kind: 'AlreadyExists',
    doing: `create ${noun} "${name}"`,
    text: isMarked(tags ?? [])
      ? `The account's ${noun} of this name carries the mark of another resource of trunkline.`
      : `The account's ${noun} of this name isn't trunkline's: somebody else made it.`,
    fix: `choose another name (${place}); or, if this one is to be taken over, give it the tag "${tagOf(context.urn)}" in the Telnyx portal, and run up again.`,
  });
