import type { Part } from '../../tenant/places.ts';

/**
 * What is found: `error`: somebody's call doesn't go as the files promise; `warning`: most likely a mistake; `note`: often meant,
 * or up to something that files can't know.
 */
export type Level = 'error' | 'warning' | 'note';

/** Something that the files say and that a reviewer would not expect, with the proof. */
export interface Finding {
  readonly kind: FindingKind;
  readonly level: Level;
  /** `proved` for every number that can be dialled; `sampled`: where exactness ends, from many numbers tried or from what Teams most likely does. */
  readonly certainty: 'proved' | 'sampled';
  readonly part: Part;
  /** One sentence. */
  readonly what: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** A call that shows it. */
  readonly example?: ExampleCall;
  /** One action, without the word "Fix". */
  readonly fix: string;
}

export interface ExampleCall {
  /** Who calls; absent if it is the same for anyone, or if nobody can. */
  readonly user?: string;
  readonly number: string;
  /** The call in one line. */
  readonly text: string;
}

export const findingKinds = [
  'rule-never-chosen',
  'rule-partly-taken',
  'route-never-chosen',
  'route-only-fail-over',
  'route-out-of-reach',
  'route-demands-extension',
  'usage-in-no-policy',
  'usage-without-route',
  'sbc-in-no-route',
  'sbc-draining',
  'secret-ends',
  'global-routes-everybody',
  'translation-rule-in-no-list',
  'translation-rule-idle',
  'treatment-outside',
  'treatment-idle',
  'assigned-to-nobody',
  'users-without-policy',
  'pattern-too-wide',
  'translation-not-valid',
  'translation-wrong-number',
  'emergency-lost',
  'emergency-form-unused',
  'emergency-policy-missing',
  'emergency-policy-empty',
  'emergency-number-without-route',
  'emergency-number-rewritten',
  'agent-calls-diverted',
  'caller-override-idle',
  'callers-silenced',
  'blocked-caller-idle',
  'caller-numbers-unset',
  'callers-exempt',
  'multicast-too-many',
  'queue-over-multicast',
  'number-misfit',
  'number-beside-trunk',
  'trunk-number-abroad',
  'trunk-number-unheld',
  'trunk-capacity',
  'trunk-codec',
  'trunk-inbound-open',
  'trunk-inbound-in-clear',
  'trunk-inbound-elsewhere',
  'trunk-spend-unlimited',
  'destination-refused',
  'destination-unused',
  'domain-without-user',
  'prefix-takes-number',
  'not-protected',
  'tenant-id-of-lab',
  'exception-copied',
  'plan-name-undocumented',
  'policy-name-misspelt',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** Something that no proof covers. Nothing is said of what depends on it but what was tried. */
export interface Unproved {
  readonly part?: Part;
  /** What it is about, e.g. `rule "Odd" of dial plan "NL"`. */
  readonly what: string;
  /** Why, as the end of "… because …". */
  readonly why: string;
  /** What trying numbers told; absent if nothing could be tried. */
  readonly tried?: string;
}
