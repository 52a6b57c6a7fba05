import type { Context } from '../../providers/kit/resource.ts';
import { foreseeNumbers } from '../../providers/msteams/resources/phone-numbers/ensure.ts';
import type { Session } from '../../providers/msteams/session.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, type Finding, good } from './finding.ts';
import { asFindings } from './known-error.ts';

/** Who of users.csv can't get, or keep, their number as things are: what a preview would say of a first `up`. */
export const lookAtPeople = (session: Session, { users }: Tenant): Promise<readonly Finding[]> =>
  asFindings('numbers', async () => {
    const warnings: string[] = [];
    const context: Context = {
      urn: '',
      signal: new AbortController().signal,
      log: (message, { severity } = {}) => {
        if (severity === 'warning') warnings.push(message);
      },
    };
    const numbers = Object.fromEntries(users.map(({ upn, number }) => [upn.toLowerCase(), number]));
    const alsoCalled = users
      .flatMap(({ upn, signIn }) => (signIn === undefined ? [] : [`${upn} ${signIn}\n`]))
      .join('');
    await foreseeNumbers(
      await session.graph(),
      { numbers, ...(alsoCalled !== '' && { alsoCalled }) },
      new Map(),
      context,
    );
    if (warnings.length > 0) return warnings.map((text) => bad('numbers', text, 'as each line says.'));
    return [good('numbers', `all ${users.length} of users.csv have their number, or can get it.`)];
  });
