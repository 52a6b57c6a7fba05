import { ProblemError } from '../../tenant/problem-error.ts';
import type { Engine } from './engine.ts';
import type { Secrets } from './stack-file.ts';

/** One resource of what `pulumi stack export` prints. */
export interface StateResource {
  readonly type: string;
  readonly urn?: string;
  readonly id?: string;
  readonly external?: boolean;
  readonly protect?: boolean;
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Of what `pulumi stack export` prints; secrets in it are ciphers. */
export interface StackState {
  readonly deployment?: { readonly resources?: readonly StateResource[]; readonly secrets_providers?: Secrets };
}

export const resourcesOf = ({ deployment }: StackState): readonly StateResource[] => deployment?.resources ?? [];

/** The type of the tenant's provider in a state. */
export const teamsProviderType = 'pulumi:providers:msteams';

/** A provider of the tenant's in a state: its id is that of its journals. */
export const teamsProvider = (state: StackState, providerType = teamsProviderType) => {
  const found = resourcesOf(state).find(({ type }) => type === providerType);
  const tenantId = found?.inputs?.tenantId;
  const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(found?.urn ?? '') ?? [];
  if (found?.id === undefined || typeof tenantId !== 'string' || stack === undefined || project === undefined) {
    return undefined;
  }
  return { providerId: found.id, tenantId, stack, project };
};

/** The flags of a command line that say which stack is meant. */
export const stackFlags = (args: readonly string[]): string[] =>
  args.flatMap((one, at) => {
    if (/^(-s|--stack)$/.test(one)) return [one, args[at + 1] ?? ''];
    return /^(-s|--stack)=/.test(one) ? [one] : [];
  });

/** What the CLI says of a state that it didn't print, on one line. */
export interface Unread {
  readonly exitCode: number | undefined;
  readonly said: string;
}

/** The state of a stack, or why there is none to read. */
export const exportState = async (engine: Engine, flags: readonly string[]): Promise<StackState | Unread> => {
  const { exitCode, stdout, stderr } = await engine.ask('stack', 'export', ...flags);
  const state = exitCode === 0 ? parsed(stdout) : undefined;
  if (state !== undefined) return state;
  return { exitCode, said: stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode} and no state.` };
};

const parsed = (text: string): StackState | undefined => {
  try {
    return JSON.parse(text) as StackState;
  } catch {
    return undefined;
  }
};

/** The state of the stack that a command line means; `allowed` says what hangs on it. */
export const readState = async (engine: Engine, args: readonly string[], allowed: string): Promise<StackState> => {
  const state = await exportState(engine, stackFlags(args));
  if (!('said' in state)) return state;
  throw new ProblemError({
    file: 'pulumi stack export',
    message: state.said,
    allowed,
    fix: 'name the stack with -s, and see that its state can be read.',
  });
};
