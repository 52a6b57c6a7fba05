import { displayPath } from '../../tenant/display-path.ts';
import { listTenants } from '../../tenant/list.ts';
import { otherFolder } from '../../tenant/other-folder.ts';
import type { Problem } from '../../tenant/problem.ts';
import { renameStack } from '../../tenant/rename-stack.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { tenantOf } from './command.ts';
import type { Engine } from './engine.ts';
import { exportState, resourcesOf, teamsProviderType } from './stack-state.ts';

/** A Microsoft 365 tenant's id by the name of what has it. */
type Ids = ReadonlyMap<string, string>;

/** Who else has the tenant of a stack that is to begin. */
interface Others {
  /** The new stack's tenant. */
  readonly tenant: string;
  readonly id: string;
  /** Ids of the other folders of tenants. */
  readonly folders: Ids;
  /** Ids in the state of stacks that have no folder here. */
  readonly stacks: Ids;
}

/** Why a stack must not begin: its tenant has one already. */
const secondStack = (file: string, { tenant, id, folders, stacks }: Others): Problem[] => [
  ...having(folders, id).map((other) => otherFolder(file, id, other)),
  ...having(stacks, id).map((other) => ({
    file,
    path: 'tenant.id',
    message: `"${id}" is the tenant of stack "${other}", whose folder is gone.`,
    allowed:
      'A folder that gets another name is another stack: without its state all that it made would count as made by somebody else.',
    fix: `${renameStack(other, tenant)}; if that tenant is given up, destroy that stack first.`,
  })),
];

const having = (ids: Ids, id: string): string[] =>
  [...ids].filter(([, other]) => other.toLowerCase() === id.toLowerCase()).map(([name]) => name);

/** Looks for another folder or stack with the tenant of a stack that is to begin. */
export const lookForSecond = async (
  engine: Engine,
  root: string,
  tenant: string,
  say: (line: string) => void,
): Promise<Problem[]> => {
  const id = tenantIdOf(root, tenant);
  if (id === undefined) return [];
  const names = listTenants(root).filter((name) => name !== tenant);
  const folders = new Map(names.flatMap((name) => [[name, tenantIdOf(root, name) ?? '']] as const));
  const stacks = new Map<string, string>();
  for (const stack of await stackNames(engine)) {
    if (tenantOf(stack) === tenant || folders.has(tenantOf(stack))) continue;
    const found = await idInState(engine, stack);
    if (found === undefined)
      say(`stack "${stack}" has no folder here, and its state can't be read: which tenant it has is not known.`);
    else stacks.set(stack, found);
  }
  const file = displayPath(`${root}/${tenant}/tenant.yaml`);
  return secondStack(file, { tenant, id, folders, stacks });
};

/** The names of the project's stacks; none if they can't be listed, which the command itself will then tell. */
export const stackNames = async (engine: Engine): Promise<string[]> => {
  const { exitCode, stdout } = await engine.ask('stack', 'ls', '--json');
  if (exitCode !== 0) return [];
  return (JSON.parse(stdout) as readonly { readonly name: string }[]).map(({ name }) => name);
};

/** The tenant of a stack by its provider; '' if it has none, absent if its state can't be read. */
const idInState = async (engine: Engine, stack: string): Promise<string | undefined> => {
  const state = await exportState(engine, ['-s', stack]);
  if ('said' in state) return undefined;
  const { tenantId } = resourcesOf(state).find(({ type }) => type === teamsProviderType)?.inputs ?? {};
  return typeof tenantId === 'string' ? tenantId : '';
};
