import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';

/** A stack's resources by their URNs, as the engine answers them. */
interface Answer {
  readonly outputs?: Readonly<Record<string, { readonly outputs?: { readonly users?: unknown } } | undefined>>;
}

/**
 * Whether this stack's state knows external users of CCAIP. A resource that a program names no more is deleted, in an `up` as in a
 * destroy, and nothing tells the two apart: so the program goes on to name it until its users are handed over, and a deletion is always
 * a destroy. An engine that doesn't answer has some, since nothing is cleared that way.
 */
export const hasUsersInState = async (): Promise<boolean> => {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  try {
    const { outputs = {} }: Answer = await pulumi.runtime.invoke('pulumi:pulumi:readStackResourceOutputs', {
      stackName,
    });
    return Object.entries(outputs).some(
      ([urn, values]) => urn.includes('ccaip:index:ExternalUsers::') && values?.outputs?.users !== '',
    );
  } catch (error) {
    pulumi.log.warn(
      formatProblem({
        file: 'state',
        path: stackName,
        message: `could not look whether it has external users of CCAIP: ${error instanceof Error ? error.message : error}`,
        fix: 'run up again; nobody is cleared.',
      }),
    );
    return true;
  }
};
