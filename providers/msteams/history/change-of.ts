import { createHash } from 'node:crypto';
import type { CmdletName, Parameters, ParameterValue } from '../powershell/cmdlets.ts';
import type { Change, Json } from './change.ts';
import { kindOf, nounOf } from './kind-of.ts';
import type { Observed, Row } from './observed.ts';

/** Teams' own keys of an object and of the entries of its lists: they say nothing of what it is. */
const inner = new Set(['Identity', 'Key', 'Element', 'DataSource', 'ConfigId', 'ScopeClass']);

/** A value as a person reads it: a rule of a dial plan by its fields, a file by its size and hash. */
const readable = (value: unknown): Json => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object') return String(value);
  if ('$base64' in value) {
    const bytes = Buffer.from(String(value.$base64), 'base64');
    return `${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`;
  }
  if ('$cmdlet' in value && 'parameters' in value) return readable(value.parameters);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (inner.has(name) ? [] : [[name, readable(one)]])),
  );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** All that is set in an object that goes. */
const whatItWas = (row: Row): Json =>
  readable(Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value))));

const text = (value: ParameterValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** An entry of a list that joins or leaves by itself. */
const edits = (kind: string, value: ParameterValue | undefined): Change[] | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if ('Add' in value) return value.Add.map((object) => ({ kind, object, from: null, to: object }));
  return 'Remove' in value ? value.Remove.map((object) => ({ kind, object, from: object, to: null })) : undefined;
};

/**
 * What one cmdlet changes, by its parameters and by what this run has seen: whoever sends it needs to say nothing. Whose
 * write is about people says more by itself.
 */
export const changesOf = (cmdlet: CmdletName, parameters: Parameters, observed: Observed): readonly Change[] => {
  const kind = kindOf(cmdlet);
  const { Identity, ...rest } = parameters;
  const object = text(Identity) ?? text(parameters.FileName) ?? text(parameters.Group) ?? cmdlet;
  const listed = edits(kind, parameters.Usage);
  if (listed !== undefined) return listed;
  if (Array.isArray(Identity)) {
    const to = readable(parameters.PolicyName ?? null);
    const type = text(parameters.PolicyType) ?? kind;
    return Identity.map((user) => ({ kind: type, user: String(user), to }));
  }
  const row = observed.of(nounOf(cmdlet), object);
  if (cmdlet.startsWith('Remove-')) {
    return [{ kind, object, ...(row !== undefined && { from: row === null ? null : whatItWas(row) }), to: null }];
  }
  const to = readable(rest);
  if (!cmdlet.startsWith('Set-')) return [{ kind, object, from: null, to }];
  const from =
    row == null ? undefined : Object.fromEntries(Object.keys(rest).map((name) => [name, readable(row[name])]));
  return [{ kind, object, ...(from !== undefined && { from }), to }];
};
