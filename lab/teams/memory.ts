import type { CmdletContext } from './cmdlet.ts';

type Context = Pick<CmdletContext, 'store' | 'clock'>;

/** Teams forgets slowly: a link that was cut goes on counting for a while. When was it cut? */
const keyOf = (what: string, name: string) => `teams/cut/${what}/${name}`;

/** The last link to something has just been cut. */
export const noteCut = ({ store, clock }: Context, what: string, name: string): void =>
  store.put('setting', keyOf(what, name), { at: clock.now() });

/** True while a cut link still counts. */
export const isRemembered = ({ store, clock }: Context, what: string, name: string, seconds: number): boolean => {
  const at = store.get('setting', keyOf(what, name))?.at;
  return typeof at === 'number' && clock.now() < at + seconds * 1000;
};

/** Gone for good: nothing to remember. */
export const forget = ({ store }: Context, what: string, name: string): void => {
  store.delete('setting', keyOf(what, name));
};
