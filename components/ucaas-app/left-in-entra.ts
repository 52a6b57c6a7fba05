import { formatProblem } from '../../tenant/problem.ts';

/** Values by Entra's id. */
type ById = Readonly<Record<string, string>>;

/** Why no application is made while Entra holds one that a killed run left half made; undefined where it holds none. */
export const halfMadeLeft = (applications: ById, tenant: string): string | undefined => {
  const [[id, name] = [], ...more] = Object.entries(applications);
  if (id === undefined) return undefined;
  return formatProblem({
    file: 'Entra',
    message: `a run that was killed left an application half made: ${[[id, name], ...more].map(([one, called]) => `"${called}" (object id ${one})`).join(', ')}.`,
    allowed: 'Another one is not made beside it.',
    fix: `go on with it: npm run import -- ${tenant} app ${id}; or remove it: ${Object.keys(applications)
      .map((one) => `az ad app delete --id ${one}`)
      .join('; ')}`,
  });
};

/** What Entra says of an application's secrets, and what the stack knows. */
export interface Secrets {
  readonly applicationId: string;
  /** Names by key id, as Entra lists them. */
  readonly names: ById;
  /** Ends by key id. */
  readonly ends: ById;
  /** Names of the generations that the tenant file has. */
  readonly planned: readonly string[];
  /** Key ids that the stack holds. */
  readonly known: readonly string[];
  /** Where `planned` is from, if not from the tenant file. */
  readonly from?: 'state';
}

/**
 * Secrets of the application that the stack doesn't know. One that bears the name of a generation is what the lost reply to an
 * `addPassword` leaves. Another name may be a generation that this very run takes away, so that is said.
 */
export const orphanSecrets = ({ applicationId, names, ends, planned, known, from }: Secrets): string[] =>
  Object.entries(names)
    .filter(([keyId]) => !known.includes(keyId))
    .map(([keyId, name]) =>
      formatProblem({
        file: 'Entra',
        message: `application ${applicationId} has a secret "${name}" that this stack doesn't know: key id ${keyId}, ends ${ends[keyId]}.`,
        allowed: planned.includes(name)
          ? 'A lost reply leaves one: nobody has its value, and it works until it ends.'
          : from === 'state'
            ? "This stack's state has no such generation: a lost reply may have left it, or a person made it."
            : "The tenant file has no such generation. What the stack made goes with this run; what a person made isn't touched.",
        fix: `unless somebody uses it, remove it: az ad app credential delete --id ${applicationId} --key-id ${keyId}`,
      }),
    );

/** A look that failed: what is there isn't known, which is not the same as nothing. */
export const notLooked = (at: string, error: unknown): string =>
  formatProblem({
    file: 'Entra',
    message: `could not look for ${at}, so whether there are any is not known: ${error instanceof Error ? error.message : error}`,
    fix: 'run it again once Graph answers.',
  });
