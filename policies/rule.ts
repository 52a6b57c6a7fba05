import type { Subject } from './subject.ts';

/** One thing that is against a rule. */
export interface Finding {
  /** What is so, with the names that the tenant file uses. */
  readonly what: string;
  /** One action, without the word "Fix". */
  readonly fix: string;
}

interface About {
  /** The name of the rule's file. */
  readonly name: string;
  /** How things are when the rule is kept, in one sentence. */
  readonly rule: string;
  /** What happens to whom when it isn't. */
  readonly why: string;
}

/** A rule about everything that the files of a tenant say, asked once a run, before anything is written. */
export interface TenantRule extends About {
  readonly about: 'tenant';
  readonly check: (subject: Subject) => readonly Finding[];
}

/** A rule about single resources as they go to the provider, whoever wrote them. */
export interface ResourceRule extends About {
  readonly about: 'resource';
  /** Pulumi type tokens. */
  readonly types: readonly string[];
  readonly check: (resource: Resource, subject: Subject) => readonly Finding[];
}

export type Rule = TenantRule | ResourceRule;

export interface Resource {
  /** Pulumi type token. */
  readonly type: string;
  /** The resource's Pulumi name. */
  readonly name: string;
  /** What is asked for. */
  readonly props: Readonly<Record<string, unknown>>;
}
