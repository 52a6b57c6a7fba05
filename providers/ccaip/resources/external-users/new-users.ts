import { z } from 'zod';

const group = z.strictObject({
  roles: z.array(z.string()),
  teams: z.array(z.string()),
  location: z.string().optional(),
  /** Lines: e-mail address, then sign-in names in Entra where these are others. */
  users: z.string(),
});

/** What somebody who isn't in CCAIP yet is made with, by the files. */
export interface NewUserFacts {
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly location?: string | undefined;
  /** Names by which Entra may know the person. */
  readonly signIns: readonly string[];
}

/** By e-mail address in lower case. */
export const readNewUsers = (text: string | undefined): ReadonlyMap<string, NewUserFacts> => {
  if (text === undefined || text === '') return new Map();
  return new Map(
    z
      .array(group)
      .parse(JSON.parse(text))
      .flatMap(({ users, ...facts }) =>
        users
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => {
            const [email = '', ...others] = line.split(' ');
            return [email.toLowerCase(), { ...facts, signIns: others.length === 0 ? [email] : others }] as const;
          }),
      ),
  );
};
