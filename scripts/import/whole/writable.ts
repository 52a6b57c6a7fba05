import { unseen as unseenEverywhere } from '../../../providers/kit/visible-text.ts';
import { sameName } from '../../../providers/msteams/resources/same-name.ts';
import { foldedName } from '../../../tenant/resolver.ts';
import { givenPolicyProblem } from '../../../tenant/schema/given-policy-name.ts';
import { name as typedName } from '../../../tenant/schema/name.ts';

const unseen = new RegExp(unseenEverywhere.source, 'u');

/** Whether a text holds what nobody sees, or half of a character: no file may hold the one, or can hold the other. */
export const isUnwritable = (text: string): boolean => unseen.test(text) || !text.isWellFormed();

/** Whether a file may have something of this name: a group, or a site. */
export const isName = (text: string): boolean => typedName.safeParse(text).success && !isUnwritable(text);

type Section = readonly { readonly name: string }[];

/** Whether a row can name a policy: one that the file has, whatever its name, or as a group can. */
export const isGivable = (name: string, section: Section): boolean =>
  section.some((one) => one.name === name) || isGivableToGroup(name, section);

/**
 * Whether a group can name a policy: a name that reads as a program prints none is refused there, and one that differs by its accents'
 * spelling alone from a policy of the file would be taken for that.
 */
export const isGivableToGroup = (name: string, section: Section): boolean =>
  name !== '' &&
  givenPolicyProblem(name) === undefined &&
  !isUnwritable(name) &&
  !section.some((one) => foldedName(one.name) === foldedName(name) && !sameName(one.name, name));

/** Things whose name a file would take for that of another before them. */
export const taken = <Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): Thing[] => {
  const before = new Set<string>();
  return things.filter((thing) => {
    const folded = foldedName(nameOf(thing));
    const isTaken = before.has(folded);
    before.add(folded);
    return isTaken;
  });
};
