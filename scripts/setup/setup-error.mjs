/** Something that a person can put right: its message is all that they see, no stack. */
export class SetupError extends Error {}
