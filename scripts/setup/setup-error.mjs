/** Something that a person can put right: what is wrong and the fix are all that they see, no stack. */
export class SetupError extends Error {
  /**
   * @param {string} what
   * @param {string} fix
   */
  constructor(what, fix) {
    super(`${what}\n  Fix: ${fix}`);
  }
}
