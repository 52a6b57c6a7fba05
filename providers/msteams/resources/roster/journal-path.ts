import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whose journal is meant. */
interface JournalOwner {
  readonly project: string;
  readonly stack: string;
  /** The kind of resource, or the type of policy. */
  readonly kind: string;
  /**
   * The id that the engine gave to the stack's provider: a new name of the stack keeps it, and another backend's stack of
   * the same name has another. Undefined before the provider is made.
   */
  readonly providerId: string | undefined;
}

export interface JournalPath {
  readonly path: string;
  /** Where it lies since the stack had another name. */
  readonly earlier: string | undefined;
  /** Journals of this very name whose state isn't this one: another backend's, or one that was lost. */
  readonly others: readonly string[];
}

const ending = '.jsonl';

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return []; // whoever reads or writes the journal says what is wrong with the folder
  }
};

/** `<project>.<stack>.<kind>.<provider id>.jsonl`: the names are for people, kind and id say whose it is. */
export const journalPath = (folder: string, { project, stack, kind, providerId }: JournalOwner): JournalPath => {
  const own = [project, stack, kind, ...(providerId === undefined ? [] : [providerId])].join('.') + ending;
  const files = listed(folder).filter((file) => file.endsWith(ending));
  const isOurs = (file: string) => providerId !== undefined && file.endsWith(`.${kind}.${providerId}${ending}`);
  const earlier = files.includes(own) ? undefined : files.find(isOurs);
  const isOther = (file: string) => file.startsWith(`${project}.${stack}.${kind}.`) && file !== own;
  const at = (file: string) => join(folder, file);
  return {
    path: at(own),
    earlier: earlier === undefined ? undefined : at(earlier),
    others: files.filter(isOther).toSorted().map(at),
  };
};
