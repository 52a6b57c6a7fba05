/** A line of the tenant file after its template, and where it comes from. */
export interface Line {
  readonly text: string;
  /** E.g. `stacks/templates/nl-standard.yaml:3`. */
  readonly origin: string;
}
