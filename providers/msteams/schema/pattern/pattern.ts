/**
 * A .NET regular expression as Teams reads it in dial plan rules, voice routes and trunk translation rules.
 *
 * Telephone numbers are ASCII, so a character class is written out as its ASCII members: `\d` is `0123456789`, although
 * .NET's `\d` also takes other scripts' digits. Nothing that a phone can dial tells the two apart.
 */
export interface Pattern {
  /** As typed. */
  readonly text: string;
  readonly root: PatternNode;
  /** Capture groups, not counting group 0 (the whole match). */
  readonly groupCount: number;
  /** Numbers of the named groups: .NET numbers unnamed groups first, then named ones. */
  readonly groupNames: ReadonlyMap<string, number>;
  /** Which numbers match is certain, but what the match and its groups take isn't: no rewrite is modelled. */
  readonly unclear?: PatternFailure;
}

export type PatternNode =
  /** One character out of `chars`: distinct ASCII characters in code order; none at all never matches. `at`: the place of a character that stands for itself, with its backslash. */
  | { readonly kind: 'set'; readonly chars: string; readonly at?: number }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  /** The first option that leads to a match wins. */
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` may be `Infinity`. */
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'group'; readonly number: number; readonly item: PatternNode }
  /** `^` and `\A`; `\z`; `$` and `\Z`, which also stand before a newline that ends the text. */
  | { readonly kind: 'anchor'; readonly at: 'start' | 'end' | 'end-or-newline' }
  | {
      readonly kind: 'look';
      readonly direction: 'ahead' | 'behind';
      readonly negative: boolean;
      readonly item: PatternNode;
    };

/**
 * Why a text isn't a pattern for us.
 *
 * `invalid`: .NET, and so Teams, refuses it. `unsupported`: exact analysis doesn't cover it; the message says whether Teams
 * takes it.
 */
export interface PatternFailure {
  readonly ok: false;
  readonly reason: 'invalid' | 'unsupported';
  /** The piece of the text that it is about, e.g. `(?>`. */
  readonly construct: string;
  /** Where that piece begins, from 0. */
  readonly position: number;
  /** One plain sentence. */
  readonly message: string;
}

/** What became of a text. */
export type ReadPattern = { readonly ok: true; readonly pattern: Pattern } | PatternFailure;

/** The pieces right inside a piece. */
export const piecesOf = (node: PatternNode): readonly PatternNode[] => {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'choice':
      return node.options;
    case 'repeat':
    case 'group':
    case 'look':
      return [node.item];
    default:
      return [];
  }
};

/** Whether a piece, or one inside it, is as asked. */
export const holds = (node: PatternNode, asked: (node: PatternNode) => boolean): boolean =>
  asked(node) || piecesOf(node).some((piece) => holds(piece, asked));

/** Whether a piece of a pattern can match without taking a character. */
export const canBeEmpty = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.options.some(canBeEmpty);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.item);
    case 'group':
      return canBeEmpty(node.item);
    default:
      return true;
  }
};
