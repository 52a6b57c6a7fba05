import type { z } from 'zod';
import { formatWording } from '../../kit/wording.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Issue = z.core.$ZodIssue;

/** One problem in the house format: path as typed, value, what is allowed, one action. */
export const refusal = (kind: string, documents: JsonSchema, issue: Issue, value: unknown): string[] => {
  const path = printPath(issue.path);
  const place = path === '' ? '' : `${path}: `;
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(documentAt(documents, issue.path).properties ?? {}).join(', ');
    return issue.keys.map((key) =>
      lines(`${place}"${key}" isn't a property of ${kind}.`, known, 'remove it, or correct the spelling.'),
    );
  }
  const field = nearestField(documents, issue.path);
  if (issue.code === 'custom') {
    const params: { allowed?: string; fix?: string } = issue.params ?? {};
    return [lines(`${place}${issue.message}`, params.allowed ?? field.allowed, params.fix ?? field.fix)];
  }
  if (value === undefined) {
    return [lines(`${path} is missing.`, field.allowed, 'add it.')];
  }
  return [lines(`${place}${display(value)} isn't allowed.`, field.allowed, field.fix ?? 'correct the value.')];
};

const lines = (what: string, allowed: string | undefined, fix: string | undefined): string =>
  formatWording({ message: what, ...(allowed && { allowed: `Allowed: ${allowed}.` }), fix: fix ?? '' });

/** Strings as typed: escaped backslashes would make a pattern unreadable. */
const display = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((printed, key) => {
    if (typeof key === 'number') {
      return `${printed}[${key}]`;
    }
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) {
      return `${printed}["${name}"]`;
    }
    return printed === '' ? name : `${printed}.${name}`;
  }, '');

const nearestField = (documents: JsonSchema, path: readonly PropertyKey[]): { allowed?: string; fix?: string } => {
  for (let length = path.length; length > 0; length--) {
    const document = documentAt(documents, path.slice(0, length));
    if (typeof document.allowed === 'string') {
      return { allowed: document.allowed, ...(typeof document.fix === 'string' && { fix: document.fix }) };
    }
  }
  return {};
};

const documentAt = (documents: JsonSchema, path: readonly PropertyKey[]): JsonSchema =>
  path.reduce<JsonSchema>((document, key) => {
    const next =
      typeof key === 'number' ? document.items : (document.properties?.[String(key)] ?? document.additionalProperties);
    return followed(documents, next);
  }, documents);

const followed = (documents: JsonSchema, document: unknown): JsonSchema => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return {};
  }
  const { $ref } = document as JsonSchema;
  return $ref === undefined
    ? (document as JsonSchema)
    : ((documents.$defs?.[$ref.split('/').at(-1) ?? ''] ?? {}) as JsonSchema);
};
