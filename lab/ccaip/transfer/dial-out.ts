import { dial } from '../../calls/dial.ts';
import type { World } from '../../calls/world.ts';
import { takeOut } from '../../carrier/take-out.ts';
import type { DialQuestion } from './question.ts';
import type { DialOutTrace } from './trace.ts';

/** Somebody in Teams dials: what Teams does with it, and the carrier behind the SBC that took it. CCAIP has no part in it. */
export const dialOut = (world: World, { dial: to, from, ...asked }: DialQuestion): DialOutTrace => {
  const teams = dial(world, { ...asked, from: wholeName(world, from), to, untranslated: false });
  const taker = teams.end.kind === 'sbc' ? teams.tries.find(({ answers }) => answers) : undefined;
  return { kind: 'dialled', teams, ...(taker && { carrier: takeOut(world, taker) }) };
};

/** The part before the @ is enough where it is one person's. */
const wholeName = ({ store }: World, from: string): string => {
  if (from.includes('@')) return from;
  const names = store
    .list('user')
    .flatMap(({ userPrincipalName: name, deletedDateTime }) => (deletedDateTime === null ? [name] : []))
    .filter((name) => name.slice(0, name.lastIndexOf('@')).toLowerCase() === from.toLowerCase());
  return names.length === 1 ? (names[0] ?? from) : from;
};
