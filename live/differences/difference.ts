/** One thing in which a tenant and its file differ, and which the call meets. */
export interface Difference {
  readonly about:
    | 'user'
    | 'number'
    | 'dial plan'
    | 'policy'
    | 'route'
    | 'treatment'
    | 'SBC'
    | 'blocked caller'
    | 'outcome';
  /** The thing's name. */
  readonly name: string;
  /** The tenant first, then the file: one line. */
  readonly text: string;
}
