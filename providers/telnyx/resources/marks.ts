import { markOf } from '../../msteams/resources/described/mark.ts';

const shape = /^trunkline-[0-9a-f]{10}$/;

/** What isn't found on its way out: by the key of another account nothing would be. */
export const notInAccount = (what: string, id: string): string =>
  `The account of this key has no ${what} (${id}), so nothing was deleted: by another account's key it is still there. Look in the Telnyx portal.`;

/** The tag by which trunkline knows its own object again after a reply was lost. */
export const tagOf = (urn: string): string => `trunkline-${markOf(urn)}`;

export const isMarkedBy = (urn: string, tags: readonly string[]): boolean => tags.includes(tagOf(urn));

/** It carries the mark of a resource of trunkline, whichever. */
export const isMarked = (tags: readonly string[]): boolean => tags.some((tag) => shape.test(tag));

/** What people tagged, and our mark; that of another resource goes. */
export const tagged = (urn: string, tags: readonly string[] = []): string[] => [
  ...tags.filter((tag) => !shape.test(tag)),
  tagOf(urn),
];
