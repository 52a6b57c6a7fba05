import { formatWording } from './wording.ts';

/** A "no" that the engineer can act on: printed as it is, without a stack. */
export class Refusal extends Error {
  constructor(message: string, fix: string) {
    super(formatWording({ message, fix }));
    this.name = 'Refusal';
  }
}
