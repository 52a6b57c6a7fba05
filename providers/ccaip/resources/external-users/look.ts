import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { People } from '../../people.ts';
import type { CcaipSession } from '../../session.ts';
import { type NamesInEntra, readNames } from './names.ts';
import { readNewUsers } from './new-users.ts';
import { isUnmet, lacksNames, type Plan, planExternalUsers, wantedOf } from './plan.ts';

/** What the roster is asked, as the look takes it. */
export interface Asked {
  readonly externalUsers: Readonly<Record<string, string>>;
  readonly newUsers?: string | undefined;
}

/** Reads CCAIP, and Entra for the names that CCAIP hasn't got; writes nothing. */
export const lookAtExternalUsers = async (
  session: Pick<CcaipSession, 'graph'>,
  people: People,
  { externalUsers, newUsers }: Asked,
  context: Context,
): Promise<Plan> => {
  const users = await people.read();
  const wanted = wantedOf(externalUsers, users);
  const facts = readNewUsers(newUsers);
  const nameless = wanted.filter((one) => isUnmet(one) && lacksNames(one));
  const signIns = new Map(
    nameless.map(({ email }) => [email, facts.get(email.toLowerCase())?.signIns ?? [email]] as const),
  );
  const names = nameless.length === 0 ? { found: new Map() } : await namesOf(session, signIns, context);
  return planExternalUsers(wanted, { facts, names, users });
};

/** Who has names in CCAIP is set whether Entra can be read or not. */
const namesOf = async (
  session: Pick<CcaipSession, 'graph'>,
  signIns: ReadonlyMap<string, readonly string[]>,
  context: Context,
): Promise<NamesInEntra> => {
  try {
    return { found: await readNames(await session.graph(), signIns, context) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    context.log(`Names in Entra aren't known: ${error.message}`, { severity: 'warning' });
    const [why = ''] = error.message.split('\n');
    return { found: new Map(), unreadable: why.replace(/\.$/, '') };
  }
};
