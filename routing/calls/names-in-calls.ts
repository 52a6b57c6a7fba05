import type { Wording } from '../../tenant/problem.ts';
import { resolver } from '../../tenant/resolver.ts';
import { unknownName } from '../../tenant/unknown-name.ts';
import type { Voice } from '../compile.ts';
import { dialledText } from '../dialled-text.ts';
import { findUsers } from '../find-user.ts';
import { inWords } from '../in-words.ts';

/** By what a call is played: the files, which hold every name, or the tenant, of which only what calls meet is read. */
export type By = 'files' | 'tenant';

type Known = readonly { readonly name: string }[];

/** A name in the spelling of its definition, as Teams compares names; as typed where nothing is called so. */
export const spelt = (known: Known = [], typed: string): string =>
  resolver(known.map(({ name }) => name))(typed) ?? typed;

/** Names that are expected, and those of them that the files don't have: no call could ever meet these. */
export const orStrange = (by: By, known: Known = [], ...typed: string[]): string => {
  const shown = typed.toSorted().map(asTyped).join(', ');
  const names = new Set(known.map(({ name }) => name));
  const strange = by === 'files' ? typed.filter((name) => !names.has(name)) : [];
  if (strange.length === 0) return shown;
  return typed.length === 1
    ? `${shown}, which this tenant doesn't have`
    : `${shown}, and this tenant has no ${inWords([...new Set(strange)].map(asTyped), 'or')}`;
};

/** The whole UPN, where the name means one user. */
export const nameOf = (voice: Voice, typed: string): string => {
  const [user, ...others] = findUsers(voice, typed);
  return user && others.length === 0 ? user.user.name : typed;
};

/** Who is expected to ring, as `nameOf` has it, and whether that can be: a user, or where a treatment sends calls. */
export const orUnknown = (by: By, voice: Voice, name: string): string => {
  const users = findUsers(voice, name);
  const isTarget = voice.config.treatments?.some(({ target }) => target.to.toLowerCase() === name.toLowerCase());
  if (by === 'tenant' || users.length === 1 || isTarget) return asTyped(name);
  return users.length > 1
    ? `${asTyped(name)}, who could be several users`
    : `${asTyped(name)}, who isn't a user of this tenant`;
};

/** Why a name means no one user, and what to write. */
export const notOneUser = (by: By, voice: Voice, typed: string): Wording => {
  const [user, ...others] = findUsers(voice, typed);
  if (user !== undefined) {
    const upns = [user, ...others].map(({ user: { name } }) => name);
    return { message: `"${typed}" could be several users.`, fix: `write the whole UPN: ${inWords(upns, 'or')}.` };
  }
  const message = `"${typed}" isn't a user of this tenant.`;
  // Whom the files have and the tenant doesn't is written right.
  if (by === 'tenant') return { message, fix: '' };
  const { users } = voice.config;
  const number = dialledText(typed);
  const holder = number === undefined ? undefined : users.find((one) => one.number === number);
  if (holder)
    return { message: `"${typed}" is the number of ${holder.name}.`, fix: `write ${holder.name.split('@')[0]}.` };
  const names = users.flatMap(({ name }) => (typed.includes('@') ? [name] : [name.split('@')[0] ?? name]));
  const { fix } = unknownName(typed, names, { one: 'a user', many: 'users', under: 'users.csv' });
  const [close] = /^write ".*?"(?=[,.])/.exec(fix) ?? [];
  return { message, fix: `${close ?? 'write a UPN of users.csv, or the part before the @'}.` };
};

/** Blanks at its ends are seen. */
const asTyped = (name: string): string => (name === name.trim() ? name : JSON.stringify(name));
