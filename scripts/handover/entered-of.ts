import { join } from 'node:path';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import { readEnteredFile } from '../../tenant/entered/read-entered-file.ts';
import { isLabId } from '../../tenant/lab-tenant.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { labFolder } from '../lab/place.ts';

/** Where what was entered is written down. An example of the checkout stays as it is: what is entered in the lab is the lab's. */
export const enteredPlace = (
  { id, name, ucaas }: Pick<Tenant, 'id' | 'name' | 'ucaas'>,
  root: string,
  env: NodeJS.ProcessEnv,
): { readonly folder: string; readonly file: string } => ({
  folder: isLabId(id) ? labFolder(env) : join(root, name),
  file: ucaas.linked?.entered ?? 'entered.csv',
});

/** What was ticked before its file was named counts, too. */
export const enteredOf = (tenant: Tenant, root: string, env: NodeJS.ProcessEnv): readonly EnteredUser[] | undefined => {
  if (tenant.entered !== undefined) return tenant.entered;
  const { folder, file } = enteredPlace(tenant, root, env);
  const { users, problems } = readEnteredFile(folder, '', file);
  if (problems.length > 0) throw new ProblemError(...problems);
  return users;
};
