/** Something that the exact comparison leaves out. No "no change" and no "proved" is said of what depends on it. */
export interface NotAnalysed {
  /** What it is about, e.g. `rule "Odd" of dial plan "NL"`. */
  readonly what: string;
  /** Why, as the end of "… because …". */
  readonly why: string;
  /** Users whose calls may depend on it; absent: all. */
  readonly users?: readonly string[];
}
