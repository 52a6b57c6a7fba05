import { ServiceError } from '../../kit/error.ts';
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
 * Refuses an object that is there already unless it is this resource's own, or its entry says `adopt: true`.
 *
 * Ours is what carries our URN's mark: a reply was lost, or the CLI was killed. Another URN's mark is refused even then:
 * the engine makes before it deletes, so after a rename the old name would delete what the new one took. Without a mark
 * somebody else made it, even if it looks the same.
 */
export const refuseForeign = (found: Found, urn: string, adopt: boolean): void => {
  const { mark } = splitMark(found.description);
  if (mark === markOf(urn) || (mark === undefined && adopt)) {
    return;
  }
  const doing = `create ${found.noun} "${found.name}"`;
  const importIt = `npm run import -- ${stackOf(urn)} ${kebab(found.token)} "${found.name}"`;
  throw mark === undefined
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
