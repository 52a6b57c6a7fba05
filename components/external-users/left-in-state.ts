import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';
import { answerBytes, engineMonitor, type Monitor } from '../answer-bytes.ts';

/** A stack's resources by their URNs, as the engine answers them. */
interface Answer {
  readonly outputs?: Readonly<
    Record<string, { readonly outputs?: { readonly users?: unknown; readonly asked?: unknown } } | undefined>
  >;
}

/**
 * Whom this stack's state knows as external users of CCAIP, by e-mail address; undefined for nobody. A resource that a program names no
 * more is deleted, in an `up` as in a destroy, and nothing tells the two apart: so the program goes on to name it until its users are
 * handed over, and a deletion is always a destroy. An engine that doesn't answer has some, since nothing is cleared that way, and nobody says whom.
 */
export const usersInState = async (
  monitor: Monitor | undefined = engineMonitor(),
): Promise<readonly string[] | undefined> => {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  try {
    if (monitor !== undefined && isWithoutUsers(await answerBytes(monitor, stackName))) return undefined;
    const { outputs = {} }: Answer = await pulumi.runtime.invoke('pulumi:pulumi:readStackResourceOutputs', {
      stackName,
    });
    const rosters = Object.entries(outputs).filter(([urn]) => urn.includes('ccaip:index:ExternalUsers::'));
    const texts = rosters.map(([, values]) => values?.outputs?.users).filter((users) => users !== '');
    if (texts.length === 0) return undefined;
    // Whom CCAIP refused is in no roster, and may have been entered by hand.
    const asked = Object.entries(outputs).flatMap(([urn, values]) =>
      urn.includes('ccaip:index:ExternalUserRemovals::') ? [values?.outputs?.asked] : [],
    );
    return [...new Set([...texts, ...asked].flatMap(emailsOf))];
  } catch (error) {
    pulumi.log.warn(
      formatProblem({
        file: 'state',
        path: stackName,
        message: `could not look whether it has external users of CCAIP: ${error instanceof Error ? error.message : error}`,
        fix: 'run up again; nobody is cleared.',
      }),
    );
    return [];
  }
};

/** Of the answer as it came: it tells of a stack's resources, and of none of these. Of anything else the whole is asked for and read. */
const isWithoutUsers = (bytes: Buffer): boolean =>
  bytes.includes('::pulumi:pulumi:Stack::') && !bytes.includes('ccaip:index:ExternalUser');

/** Each line begins with whom it is about. */
const emailsOf = (lines: unknown): string[] =>
  typeof lines === 'string' ? lines.split('\n').flatMap((line) => line.split(' ')[0] || []) : [];
