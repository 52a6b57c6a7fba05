import { type AzureNeeds, azureIdentityProblems, azureNames } from '../../providers/msteams/auth/azure-identity.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { type Engine, engineAt } from './engine.ts';
import { exportState, resourcesOf, type StackState, stackFlags } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The places in Azure of which a state has resources: a destroy, or an up after they left the file, writes there too. */
const azureInState = (state: StackState): AzureNeeds => {
  const has = (name: string) =>
    resourcesOf(state).some(
      ({ type, urn = '' }) => type === 'pulumi:providers:azure-native' && urn.endsWith(`::${name}`),
    );
  return { vault: has('azure-vault'), dns: has('azure-dns') };
};

const isUnset = (env: Environment, prefix: string): boolean => azureNames.every((name) => !env[`${prefix}_${name}`]);

/**
 * Refuses a command that would have azure-native write with no identity of its own: it would go on to whoever did `az login`. The
 * state is read only where an identity isn't there; one that can't be read, or isn't there yet, refuses nothing.
 */
export const refuseUnsignedAzure = async (
  pulumi: string,
  args: readonly string[],
  { env, cwd }: { readonly env: Environment; readonly cwd: string },
  engine: Engine = engineAt(pulumi, cwd, env),
): Promise<void> => {
  if (args.some((one) => /^(-h|--help)$/.test(one))) return;
  if (!isUnset(env, 'TRUNKLINE_VAULT') && !isUnset(env, 'TRUNKLINE_DNS')) return;
  const state = await exportState(engine, stackFlags(args));
  if ('said' in state) return;
  const problems = azureIdentityProblems(env, azureInState(state), true, "the stack's state has what is in");
  if (problems.length > 0) throw new ProblemError(...problems);
};
