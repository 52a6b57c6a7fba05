/** A "no" that the engineer can act on: printed as it is, without a stack. */
export class Refusal extends Error {
  constructor(what: string, fix: string) {
    super(`${what}\n  Fix: ${fix}`);
    this.name = 'Refusal';
  }
}
