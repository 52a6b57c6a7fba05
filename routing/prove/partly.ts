/** Why nothing is proved of a number that a rule matches a part of. */
export const partly =
  "it can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped";
