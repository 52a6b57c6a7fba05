import type { Problem } from '../../tenant/problem.ts';
import { daysUntilEnd, warnDays } from '../../tenant/secret-ends.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { firstSecret } from '../new/tenant-files.ts';
import { commandsFor } from './commands.ts';

/** One more generation of the client secret. */
export interface Generation {
  readonly name: string;
  readonly expires: string;
}

/**
 * The generation that follows: named after this month, or with a letter where the month has one; it ends as late as a whole month
 * lets it, or when a person says. `today` is `YYYY-MM-DD`.
 */
export const nextGeneration = (
  tenant: Tenant,
  today: string,
  { expires, isLost = false }: { readonly expires?: string | undefined; readonly isLost?: boolean | undefined } = {},
): Generation | { readonly problem: Problem } => {
  const newest = tenant.app.secrets.at(-1);
  const first = firstSecret(today);
  const names = [first.name, ...[...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `${first.name}${letter}`)];
  const name = names.find((one) => newest === undefined || one > newest.name);
  if (newest !== undefined && name === undefined) return { problem: later(newest) };
  if (newest !== undefined && !isLost && isUnused(tenant, newest, today)) return { problem: unused(tenant, newest) };
  return { name: name ?? first.name, expires: expires ?? first.expires };
};

/** One that CCAIP isn't linked with, and that lives long enough to link. */
const isUnused = ({ ucaas }: Tenant, newest: Generation, today: string): boolean =>
  ucaas.linked?.secret !== newest.name && daysUntilEnd(newest.expires, today) >= warnDays;

const later = ({ name }: Generation): Problem => ({
  file: 'tenant.yaml',
  path: 'app.secrets',
  message: `"${name}" is there already, and newer than any name of this month.`,
  allowed: 'CCAIP is handed the newest generation; a name says the month in which it is made.',
  fix: 'link that one; or remove it from tenant.yaml if no up has made it.',
});

const unused = (tenant: Tenant, { name }: Generation): Problem => ({
  file: 'tenant.yaml',
  path: 'app.secrets',
  message: `"${name}" is there already, and CCAIP ${tenant.ucaas.linked === undefined ? "isn't linked yet" : `is still linked with "${tenant.ucaas.linked.secret}"`}.`,
  allowed: 'One generation more than the linked one is enough: each is a way in for who gets hold of it.',
  fix: `link "${name}": ${commandsFor(tenant).up}, then ${commandsFor(tenant).handover}, which writes ucaas.linked; if its value is lost, or somebody else has it: --lost.`,
});
