import type { LabContext } from '../context.ts';
import { settleOperations } from '../graph/numbers/operations.ts';
import type { Store } from '../store.ts';
import { bind } from './binding/bind.ts';
import type { Caller, Cmdlet } from './cmdlet.ts';
import { LabCmdletError } from './cmdlet-error.ts';
import { cmdlets } from './cmdlets.ts';
import { sameName } from './identity.ts';
import { settleBatches } from './policies/batches.ts';

export interface CmdletAnswer {
  readonly output: readonly unknown[];
  readonly warnings: readonly string[];
}

const findCmdlet = (name: string): Cmdlet => {
  const found = cmdlets.find((one) => sameName(one.name, name));
  if (found !== undefined) return found;
  throw new LabCmdletError(
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    'CommandNotFoundException',
    false,
  );
};

/** Reads only; the others change something. */
export const isRead = (cmdlet: string): boolean => /^(Get|Test)-/i.test(cmdlet);

const isNested = (value: object): value is { readonly $cmdlet: string; readonly parameters?: object } =>
  '$cmdlet' in value && typeof value.$cmdlet === 'string';

/** Arguments are evaluated first: `{ $cmdlet, parameters }` becomes the object that the cmdlet returns. */
const evaluate = (lab: LabContext, caller: Caller, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => evaluate(lab, caller, item));
  if (isNested(value)) {
    const { output } = runCmdlet(lab, caller, value.$cmdlet, { ...value.parameters });
    return output.length === 1 ? output[0] : output;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(lab, caller, item)]));
};

/**
 * Remove-Cs… -Confirm:$false returns at once and nothing is removed (OBS ISS:m365dsc#4220, #4262, #4432), or is no
 * parameter (module 4.4.1 and later, OBS #2061). -Confirm asks, and nobody is there to answer.
 */
const isSilentNoOp = (lab: LabContext, cmdlet: Cmdlet, confirm: boolean | undefined): boolean => {
  if (confirm === true) {
    const message = 'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.';
    throw new LabCmdletError(message, `InvalidOperation,${cmdlet.name}`, false);
  }
  if (confirm === undefined || !cmdlet.name.startsWith('Remove-Cs')) return false;
  if (lab.switches.confirmFalse === 'no-op') return true;
  const message = "A parameter cannot be found that matches parameter name 'Confirm'.";
  throw new LabCmdletError(message, `NamedParameterNotFound,${cmdlet.name}`, false);
};

/** Runs one cmdlet with splatted parameters, as the lab's caller, with reads on the tenant as `view` shows it; throws LabCmdletError for what Teams or PowerShell refuses. */
export const runCmdlet = (
  lab: LabContext,
  caller: Caller,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  view: Store = lab.store,
): CmdletAnswer => {
  const cmdlet = findCmdlet(name);
  const values = Object.entries(parameters).map(([key, value]) => [key, evaluate(lab, caller, value)] as const);
  const bound = bind(cmdlet, Object.fromEntries(values));
  if (isSilentNoOp(lab, cmdlet, bound.confirm) || bound.whatIf) return { output: [], warnings: [] };
  settleOperations(lab);
  settleBatches(lab);
  const warnings: string[] = [];
  const context = {
    ...lab,
    // Who changes something works on the tenant as it is; only what it reads afterwards may lag.
    store: isRead(cmdlet.name) ? view : lab.store,
    shown: view,
    caller,
    cmdlet: cmdlet.name,
    warn: (text: string) => void warnings.push(text),
  };
  try {
    return { output: cmdlet.run(context, bound.values), warnings };
  } catch (error) {
    if (error instanceof LabCmdletError && bound.silent) return { output: [], warnings };
    throw error;
  }
};
