import type { CmdletName, Parameters } from '../powershell/cmdlets.ts';
import { nounOf } from './kind-of.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What this run has seen of the tenant's objects: what a write takes the place of. */
export interface Observed {
  /** A cmdlet's answer. */
  saw(cmdlet: CmdletName, parameters: Parameters, output: readonly unknown[]): void;
  /** The object as it was seen last. Null: its list was read and it isn't in it; undefined: nobody has looked. */
  of(noun: string, identity: string): Row | null | undefined;
}

/** Policies are printed as `Tag:<name>`. */
const keyOf = (identity: string): string => identity.replace(/^tag:/i, '').toLowerCase();

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

const identityOf = (row: Row): string | undefined => {
  const found = row.Identity ?? row.Id;
  return typeof found === 'string' ? found : undefined;
};

/** `nouns` are those of which something is written: of the others nothing is kept. */
export const createObserved = (nouns: ReadonlySet<string>): Observed => {
  const rows = new Map<string, Map<string, Row>>();
  const whole = new Set<string>();
  const rowsOf = (noun: string): Map<string, Row> => {
    const known = rows.get(noun) ?? new Map<string, Row>();
    rows.set(noun, known);
    return known;
  };
  const keep = (noun: string, output: readonly unknown[]): void => {
    for (const row of output) {
      const identity = isRow(row) ? identityOf(row) : undefined;
      if (identity !== undefined) rowsOf(noun).set(keyOf(identity), row as Row);
    }
  };
  return {
    saw: (cmdlet, parameters, output) => {
      const noun = nounOf(cmdlet);
      if (!nouns.has(noun)) return;
      const identity = typeof parameters.Identity === 'string' ? parameters.Identity : undefined;
      if (cmdlet.startsWith('Get-')) {
        if (identity === undefined) {
          rowsOf(noun).clear();
          whole.add(noun);
        }
        keep(noun, output);
      } else if (cmdlet.startsWith('Remove-')) {
        rowsOf(noun).delete(keyOf(identity ?? ''));
      } else if (cmdlet.startsWith('Set-') && identity !== undefined) {
        const before = rowsOf(noun).get(keyOf(identity));
        if (before !== undefined) rowsOf(noun).set(keyOf(identity), { ...before, ...parameters, Identity: identity });
      } else keep(noun, output);
    },
    of: (noun, identity) => rows.get(noun)?.get(keyOf(identity)) ?? (whole.has(noun) ? null : undefined),
  };
};
