import type { Path } from '../../tenant/source/path.ts';

/** A value that an edit writes. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/**
 * One change of a tenant file. `set` makes what is missing on its way; a map goes over a map key by key, so that what it doesn't
 * name stays. `append` adds to the end of a list. `remove` takes out an item of a list, or a key, with what a comment on its own line says.
 */
export type Edit =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'append'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'remove'; readonly path: Path };
