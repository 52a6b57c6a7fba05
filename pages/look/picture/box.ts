import type { ReadyUser } from '../../../routing/compile.ts';

/** The columns of the picture, in the order in which a call passes them. */
export const layers = ['people', 'plans', 'usages', 'routes', 'sbcs'] as const;

export type Layer = (typeof layers)[number];

type Kind =
  | 'people'
  | 'dial plan'
  | 'voice routing policy'
  | 'emergency call routing policy'
  | 'PSTN usage'
  | 'voice route'
  | 'SBC';

/** One thing of the tenant, or several that are shown as one. */
export interface Box {
  /** The same for the same thing in another version of the files. */
  readonly id: string;
  readonly layer: Layer;
  readonly kind: Kind;
  readonly title: string;
  /** The one thing worth seeing at a glance; empty where there is none. */
  readonly under: string;
  /** Everything else, a sentence or a row each. */
  readonly facts: readonly string[];
  /** What isn't certain about it, in the words of explain. */
  readonly doubts: readonly string[];
}

/** From a box to one of the next columns. */
export interface Line {
  readonly from: string;
  readonly to: string;
  /** In which order it is tried, from 1; absent where order means nothing. */
  readonly order?: number;
  /** How it comes, or what for, in few words. */
  readonly note?: string;
}

/** The tenant as boxes and lines; which box stands for whom and what. */
export interface Picture {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly boxOfUser: (user: ReadyUser) => string | undefined;
  /** By the route's name in lower case. */
  readonly boxOfRoute: ReadonlyMap<string, string>;
}

export const idOf = (kind: Kind, name: string): string => `${kind} ${name.toLowerCase()}`;

/** Rows of which so many are shown, then how many more there are. */
export const shortened = (rows: readonly string[], most = 12): string[] =>
  rows.length <= most ? [...rows] : [...rows.slice(0, most), `and ${(rows.length - most).toLocaleString('en')} more`];

export const countOf = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
