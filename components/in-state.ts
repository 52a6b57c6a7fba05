import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../tenant/problem.ts';

/** Whether this stack's state has a resource of ours, as the run began: by its type and its Pulumi name. */
export type InState = (type: string, name: string) => boolean;

/** What the engine itself answers: outputs of a stack's resources, by their URNs. */
interface Answer {
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** URNs as the engine answers them; a resource that it can't tell of counts as there. */
const inUrns =
  (urns: readonly string[]): InState =>
  (type, name) =>
    urns.some((urn) => urn.endsWith(`$${type}::${name}`));

/**
 * Asks the engine, which has the state. What is there already must not be imported: where the id that was imported is spelled otherwise than the
 * one that is kept, the engine would import it anew and delete the old one, which in Azure is the same thing. An
 * engine that doesn't answer has everything count as there: what isn't, azure-native then refuses to write over.
 */
export const readInState = async (): Promise<InState> => {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  try {
    const { outputs = {} }: Answer = await pulumi.runtime.invoke('pulumi:pulumi:readStackResourceOutputs', {
      stackName,
    });
    return inUrns(Object.keys(outputs));
  } catch (error) {
    pulumi.log.warn(
      formatProblem({
        file: 'state',
        path: stackName,
        message: `could not look whether it has what is in Azure: ${error instanceof Error ? error.message : error}`,
        fix: 'run up again; until then what a killed run left in Azure is not taken up.',
      }),
    );
    return () => true;
  }
};
