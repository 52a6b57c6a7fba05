import { ServiceError } from '../../kit/error.ts';
import type { Kept } from './described/kept.ts';
import { markOf, splitMark } from './described/mark.ts';
import type { RunRecord } from './run-record.ts';

/** An object that is there already when its resource is to be made. */
export interface Found {
  readonly token: string;
  /** What a voice engineer calls the kind, e.g. `voice route`. */
  readonly noun: string;
  readonly name: string;
  /** Teams' Description, mark included. */
  readonly description: string | null | undefined;
}

/**
 * Why a create must not take an object that is there already: unless it is this resource's own, or its entry says `adopt: true`.
 *
 * Ours is what carries our URN's mark: a reply was lost, or the CLI was killed. Another URN's mark is refused even then:
 * the engine makes before it deletes, so after a rename the old name would delete what the new one took. Without a mark
 * somebody else made it, even if it looks the same.
 */
export const foreignTo = (found: Found, urn: string, adopt: boolean): ServiceError | undefined => {
  const { mark } = splitMark(found.description);
  if (mark === markOf(urn) || (mark === undefined && adopt)) {
    return undefined;
  }
  const doing = `create ${found.noun} "${found.name}"`;
  const importIt = `npm run import -- ${stackOf(urn)} ${kebab(found.token)} "${found.name}"`;
  return mark === undefined
    ? new ServiceError({
        kind: 'AlreadyExists',
        doing,
        text: `Teams has a ${found.noun} of this name that trunkline didn't make.`,
        fix: `set \`adopt: true\` at its entry to take it over, or import it: ${importIt}`,
      })
    : new ServiceError({
        kind: 'AlreadyExists',
        doing,
        text: `Teams' ${found.noun} of this name carries the mark of another resource of trunkline.`,
        fix: `renamed? add an alias for its old name. If another stack has it, remove it there first, or import it: ${importIt}`,
      });
};

/**
 * Why an update must not write to what is there: it is another's now, or another than we left.
 *
 * Ours is what carries this URN's mark or the one last seen, which an alias, a component's new name or a renamed stack
 * leave behind. A state that knows none takes what is there. Without a mark it is ours with a Description that somebody
 * wrote anew, unless `differs` names other fields that aren't as we left them: then somebody made another.
 */
export const objection = (
  found: Found,
  urn: string,
  { __mark: known }: Kept,
  differs: readonly string[],
): ServiceError | undefined => {
  const { mark } = splitMark(found.description);
  const doing = `update ${found.noun} "${found.name}"`;
  if (known === undefined || mark === known || mark === markOf(urn)) return undefined;
  if (mark !== undefined) {
    return new ServiceError({
      kind: 'AlreadyExists',
      doing,
      text: `Teams' ${found.noun} of this name carries the mark of another resource of trunkline, which took it over.`,
      fix: `if the other one is to keep it, take its entry out here: it stays in Teams. If the other one is gone, take "[trunkline ${mark}]" off its Description in Teams, then run the same command again.`,
    });
  }
  if (differs.length === 0) return undefined;
  return new ServiceError({
    kind: 'AlreadyExists',
    doing,
    text: `Teams' ${found.noun} of this name lost trunkline's mark, and its ${differs.join(', ')} isn't what trunkline left: somebody may have removed it and made another.`,
    fix: '`pulumi refresh` takes up what Teams has, and the next preview shows what `up` would change on it; or remove it in Teams, and `up` makes it anew.',
  });
};

/** Why a Delete leaves the object alone: it carries another's mark by now. */
export const leftToAnother = (found: Found, urn: string, { __mark: known }: Kept): string | undefined => {
  const { mark } = splitMark(found.description);
  return known === undefined || mark === undefined || mark === known || mark === markOf(urn)
    ? undefined
    : `left alone: ${found.noun} "${found.name}" carries the mark of another resource of trunkline, which took it over.`;
};

/** What a refresh says about the mark that it finds, if anything. */
export const markWarning = (found: Found, urn: string, { __mark: known }: Kept): string[] => {
  const { mark } = splitMark(found.description);
  if (known === undefined || mark === known || mark === markOf(urn)) return [];
  return [
    mark === undefined
      ? `${found.noun} "${found.name}" lost trunkline's mark: somebody wrote its Description anew, or removed it and made another. The next update puts the mark back.`
      : `${found.noun} "${found.name}" carries the mark of another resource of trunkline, which took it over: an update will refuse it.`,
  ];
};

/** Why a Delete must leave the object alone, if it must: another resource made or took it in this run. */
export const keptBy = (record: RunRecord, token: string, id: string, urn: string): string | undefined => {
  const holder = record.holder(token, id);
  if (holder === undefined || (holder.urn === urn && holder.how === 'made')) {
    return undefined;
  }
  const verb = holder.how === 'made' ? 'made' : 'took over';
  return `left alone: "${holder.urn.split('::').at(-1)}" ${verb} it in this run.`;
};

/** `msteams:index:VoiceRoute` as the import script takes it: `voice-route`. */
const kebab = (token: string): string =>
  (token.split(':').at(-1) ?? '').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** `urn:pulumi:<stack>::<project>::…`: a tenant's stack has the tenant's name. */
const stackOf = (urn: string): string => /^urn:pulumi:([^:]+)::/.exec(urn)?.[1] ?? '<tenant>';
