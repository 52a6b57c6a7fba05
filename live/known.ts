import { ServiceError } from '../providers/kit/error.ts';
import type { Granted } from '../providers/msteams/auth/tokens.ts';

/** What was read, or why it couldn't be: a failed read never looks like an empty one. */
export type Known<Value> = { readonly value: Value } | Unknown;

export interface Unknown {
  readonly why: string;
  readonly toKnow?: string;
}

export const isKnown = <Value>(known: Known<Value>): known is { readonly value: Value } => 'value' in known;

/** Something else was to be read first, and that isn't known. */
export const unknown = (why: string, toKnow?: string): Unknown => ({ why, ...(toKnow !== undefined && { toKnow }) });

/** Which permission a read takes, and what the identity has by its token. */
export interface Permission {
  /** The least that opens it. */
  readonly name: string;
  /** What else a page of Microsoft's names for it, where pages differ. */
  readonly or?: string;
  readonly granted: Granted;
}

/** Reads, and keeps the reason of a service's refusal. An error that no service gave is thrown. */
export const read = async <Value>(ask: () => Promise<Value>, permission?: Permission): Promise<Known<Value>> => {
  try {
    return { value: await ask() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { kind, facts } = error;
    if (kind === 'Forbidden' && facts.code !== 'InvalidAuthenticationToken' && permission !== undefined) {
      return forbidden(permission);
    }
    const code = facts.code === undefined ? '' : `${facts.code}: `;
    return unknown(`could not ${facts.doing}: ${code}${facts.text}`.replaceAll('\n', ' '), facts.fix);
  }
};

const forbidden = ({ name, or, granted }: Permission): Unknown => {
  if (granted.permissions?.includes(name) === true) {
    return unknown(
      `refused, although the identity has ${name}`,
      or === undefined
        ? 'run it again: a new permission takes minutes to count.'
        : `grant ${or}, which a page of Microsoft's names for it, if it stays so.`,
    );
  }
  return unknown(
    `needs ${name}`,
    `grant the automation's identity the Graph application permission ${name}, with admin consent, for as long as you verify (docs/verify.md); it counts in tokens that are issued later.`,
  );
};
