import type { Cmdlet } from '../cmdlet.ts';
import { bindingError } from './binding-error.ts';

const ambiguous = (cmdlet: Cmdlet) =>
  bindingError(
    cmdlet.name,
    'AmbiguousParameterSet',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  );

/** The sets that all given parameters belong to, empty for a cmdlet without sets. Throws where some have none in common. */
export const refuseSets = (cmdlet: Cmdlet, given: ReadonlySet<string>): readonly string[] => {
  const sets = [...new Set(Object.values(cmdlet.parameters).flatMap((parameter) => parameter.sets ?? []))];
  const fitting = sets.filter((set) =>
    [...given].every((name) => cmdlet.parameters[name]?.sets?.includes(set) ?? true),
  );
  if (sets.length > 0 && fitting.length === 0) throw ambiguous(cmdlet);
  return fitting;
};

/** The default one if it fits, else the only one in which nothing mandatory is missing. */
export const chooseSet = (
  cmdlet: Cmdlet,
  fitting: readonly string[],
  given: ReadonlySet<string>,
): string | undefined => {
  if (fitting.length <= 1) return fitting[0];
  const byDefault = fitting.find((set) => set === cmdlet.defaultSet);
  if (byDefault !== undefined) return byDefault;
  const complete = fitting.filter((set) =>
    Object.entries(cmdlet.parameters).every(
      ([name, parameter]) => !parameter.mandatory || !parameter.sets?.includes(set) || given.has(name),
    ),
  );
  if (complete.length !== 1) throw ambiguous(cmdlet);
  return complete[0];
};
