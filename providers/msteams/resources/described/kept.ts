import type { MayWait } from '../waiting.ts';

/**
 * What trunkline keeps of an object beside what Teams reports.
 *
 * The engine leaves names that begin with `__` out of every preview, diff and program, so that none of these is a change to
 * anybody, nor is it missed in a state that was made before there was such a thing.
 */
export interface Kept extends MayWait {
  /** The mark last seen on it, of this URN or of one that it had before (an alias, a renamed stack). */
  readonly __mark?: string;
  /** It was there before this stack had it. Missing: this stack made it. */
  readonly __found?: 'imported' | 'adopted';
  /** Of an SBC that is being drained: since when Teams has it disabled without a break, as far as it was seen. ISO 8601, UTC. */
  readonly __drained?: string;
  /** Of what waits: nothing of it was ever written, so nothing in Teams is ours but what carries our mark. */
  readonly __unmade?: true;
}

/** What a read leaves of it: the first mark that is seen, and from then on only our own takes its place. */
export const keptAfterRead = (before: Kept | undefined, mark: string | undefined, own: string): Kept => {
  const seen = mark === own ? own : (before?.__mark ?? mark);
  const found = before === undefined ? (mark === own ? undefined : 'imported') : before.__found;
  return kept(seen, found, before?.__drained);
};

/** Without what isn't known: a state holds no empty places. */
export const kept = (mark: string | undefined, found: Kept['__found'], drained?: string): Kept => ({
  ...(mark === undefined ? {} : { __mark: mark }),
  ...(found === undefined ? {} : { __found: found }),
  ...(drained === undefined ? {} : { __drained: drained }),
});
