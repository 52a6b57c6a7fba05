import { blockingText } from '../routing/blocked-callers.ts';
import { inWords } from '../routing/in-words.ts';
import { foundOnce } from './found-once.ts';
import type { TenantReview } from './review-schema.ts';
import type { Words } from './words.ts';

type HandedOver = TenantReview['handedOver'];
type Ring = HandedOver['rings'][number];

/** What a caller of the contact centre would notice, worst first. */
export const handedOverPhrases = ({ handedOver, users }: TenantReview, words: Words): string[] => {
  const { unreachable, callingPolicies, addresses } = handedOver;
  const rows = ringRows(handedOver);
  const leavers = leaversOf(handedOver, rows);
  const told = new Set(leavers.map(({ user }) => key(user)));
  const swaps = swapsOf(handedOver);
  const swapped = new Set(swaps.flat().map(({ user }) => key(user)));
  const successors = new Set(rows.filter(({ rings }) => isNew(rings, handedOver)).map(({ rang }) => key(rang)));
  const gone = unreachable.filter(({ user }) => !successors.has(key(user)) && !told.has(key(user)));
  const lost = gone.filter(({ notKnownYet }) => !notKnownYet);
  const open = gone.filter(({ notKnownYet }) => notKnownYet);
  const misdirected = rows.filter(
    ({ rang, rings }) =>
      rang !== undefined &&
      rings !== undefined &&
      !told.has(key(rang)) &&
      !(swapped.has(key(rang)) && swapped.has(key(rings))),
  );
  const moved = rows.filter((row) => row.rang !== undefined && newNumberOf(row, rows) !== undefined);
  const movedPeople = new Set(moved.map(({ rang }) => key(rang)));
  const fresh = rows.filter(
    ({ rang, rings }) => rang === undefined && rings !== undefined && !movedPeople.has(key(rings)),
  );
  const stale = staleAddresses(handedOver);
  const outOf = addresses.filter(({ user, after, oldRings }) => after === undefined && key(oldRings) === key(user));
  const into = addresses.filter(({ user, before }) => before === undefined && !addressesNow(rows).has(key(user)));
  const some = (rowsTold: readonly unknown[], phrase: () => string): string[] =>
    rowsTold.length > 0 ? [phrase()] : [];
  const [ofCcaip, others] = [true, false].map((ccaip) => lost.filter((row) => row.ccaip === ccaip));
  return [
    ...silencedPhrases(handedOver),
    ...some(ofCcaip ?? [], () => `CCAIP can't reach ${people(ofCcaip ?? [], words)}`),
    ...some(others ?? [], () => `calls from outside no longer reach ${people(others ?? [], words)}`),
    ...some(open, () => `whether CCAIP still reaches ${people(open, words)} is not known`),
    ...leaverPhrases(leavers, words),
    ...misdirectedPhrases(misdirected, words),
    ...swaps.map(([one, other]) => `${words.name(one.user)} and ${words.name(other.user)} swap their numbers`),
    ...movedPhrases(moved, rows, words),
    ...some(stale, () => `CCAIP reaches ${people(stale, words)} only once it has ${address(stale.length)}`),
    ...some(outOf, () => `CCAIP is to call ${people(outOf, words)} no more`),
    ...some(fresh, () => freshPhrase(fresh, words)),
    ...some(into, () => `CCAIP is to call ${people(into, words)}`),
    ...some(callingPolicies, () => {
      const those = words.who(callingPolicies.map(({ user }) => user));
      const [first] = callingPolicies;
      const isOne = callingPolicies.every(({ before, after }) => before === first?.before && after === first.after);
      const decided = isOne && first ? decidedText(first) : undefined;
      if (decided !== undefined) return `who answers for ${those} ${decided}`;
      return `voicemail and forwarding may answer otherwise for ${those}`;
    }),
    ...(users === 0 ? ['nobody is left in users.csv'] : []),
  ];
};

/** What another calling policy decides, without what it decided before and what stays as Teams has it; nothing if that is all. */
const decidedText = ({ before, after }: HandedOver['callingPolicies'][number]): string | undefined => {
  const [was, is] = [before, after].map((text) =>
    (/\((.*)\)$/s.exec(text)?.[1] ?? '').split('; ').filter((part) => part !== '' && !isLeft(part)),
  );
  const [fresh, gone] = [is?.filter((part) => !was?.includes(part)), was?.filter((part) => !is?.includes(part))];
  if (fresh !== undefined && fresh.length > 0) return `is another: ${fresh.join(', and ')}`;
  if (gone === undefined || gone.length === 0) return undefined;
  const those = gone.map((part) => `that ${part}`).join(', and ');
  return after.endsWith(')')
    ? `is another: no longer ${those}`
    : `isn't known any more: the files no longer say ${those}`;
};

const isLeft = (part: string): boolean => / as Teams had (it|them), which files don't say$/.test(part);

/** Nobody is reached any more, whoever is called; where CCAIP has other numbers, nobody knows which one a call shows. */
const silencedPhrases = ({ silenced, callersLeft }: HandedOver): string[] => {
  const [first] = silenced;
  if (first === undefined) return [];
  const why = silenced.map(blockingText).join('; ');
  const isOne = silenced.every(({ redirectTo }) => redirectTo === first.redirectTo);
  if (callersLeft.length > 0) {
    const numbers = inWords([...new Set(silenced.map(({ number }) => number))], 'or');
    return [
      `calls that CCAIP hands over may not get through: those that show ${numbers}, not ${inWords(callersLeft, 'or')} (${why})`,
    ];
  }
  const ends = !isOne
    ? "doesn't get through"
    : first.redirectTo === undefined
      ? 'is refused'
      : `goes to ${first.redirectTo}`;
  return [`every call that CCAIP hands over ${ends}: ${why}`];
};

interface Leaver {
  readonly user: string;
  readonly number: string;
  /** Who rings at the number instead; absent: nobody. */
  readonly rings?: string;
  /** Whether it rings there nobody can tell. */
  readonly notKnownYet?: true;
}

/** Those who leave, but for one whose number somebody new has: perhaps the same person under another sign-in name. */
const leaversOf = (handedOver: HandedOver, rows: readonly Ring[]): Leaver[] =>
  handedOver.leavers.flatMap(({ user, number }) => {
    const row = rowsBefore(rows).get(`${number} ${key(user)}`);
    if (row && isNew(row.rings, handedOver)) return [];
    return [
      {
        user,
        number,
        ...(row?.rings !== undefined && { rings: row.rings }),
        ...(row?.notKnownYet && { notKnownYet: true as const }),
      },
    ];
  });

const leaverPhrases = (leavers: readonly Leaver[], { name }: Words): string[] =>
  [...Map.groupBy(leavers, ({ rings }) => rings).entries()].map(([rings, those]) => {
    const isOpen = those.some(({ notKnownYet }) => notKnownYet);
    const [verb, ring] =
      those.length === 1 ? ['leaves', isOpen ? 'is for' : 'rings'] : ['leave', isOpen ? 'are for' : 'ring'];
    const at = rings === undefined ? 'nobody' : name(rings);
    if (those.length > 3) return `${those.length} people leave: their numbers ${isOpen ? 'are for' : 'ring'} ${at}`;
    const names = inWords(those.map(({ user }) => name(user)));
    return `${names} ${verb}: ${inWords(those.map(({ number }) => lastOf(number)))} ${ring} ${at}`;
  });

/** `…103`: enough to know a number by in a sentence; the table has all of it. */
const lastOf = (number: string): string => `…${/\d{1,3}(?:;.*)?$/.exec(number)?.[0] ?? number}`;

type NumberChange = HandedOver['numberChanges'][number];

/** Two who have each other's number now. */
const swapsOf = ({ numberChanges }: HandedOver): (readonly [NumberChange, NumberChange])[] =>
  numberChanges.flatMap((one, at) => {
    const other = places(numberChanges).get(`${one.after} ${one.before}`);
    const second = other === undefined || other <= at ? undefined : numberChanges[other];
    return second ? [[one, second] as const] : [];
  });

/** By the number before and after, its place in the list. */
const places = foundOnce(
  (changes: readonly NumberChange[]) => new Map(changes.map(({ before, after }, at) => [`${before} ${after}`, at])),
);

const key = (upn = ''): string => upn.toLowerCase();

const address = (count: number): string => (count === 1 ? 'the new SIP URI' : 'their new SIP URIs');

const people = (rows: readonly { readonly user: string }[], { name }: Words): string =>
  rows.length <= 3 ? inWords(rows.map(({ user }) => name(user))) : `${rows.length} people`;

const misdirectedPhrases = (rows: readonly Ring[], { name }: Words): string[] => {
  if (rows.length > 2)
    return [
      `${rows.length} numbers ${rows.some(({ notKnownYet }) => notKnownYet) ? 'are for' : 'ring at'} somebody else`,
    ];
  return rows.map(
    ({ address: number, rang = '', rings = '', notKnownYet }) =>
      `calls for ${number} ${notKnownYet ? 'are for' : 'ring at'} ${name(rings)}, not ${name(rang)}`,
  );
};

const movedPhrases = (moved: readonly Ring[], rows: readonly Ring[], { name }: Words): string[] => {
  const alone = moved.filter(({ rings }) => rings === undefined);
  if (alone.length > 2) return [`${alone.length} people have other numbers, nobody has their old ones`];
  return alone.map(
    (row) => `${name(row.rang ?? '')} has another number, ${newNumberOf(row, rows)}: ${row.address} rings nobody`,
  );
};

const freshPhrase = (rows: readonly Ring[], { name }: Words): string =>
  rows.some(({ notKnownYet }) => notKnownYet)
    ? `calls are now for ${rows.length <= 3 ? inWords(rows.map(({ rings = '' }) => name(rings))) : `${rows.length} more numbers`}, and whether they get there is not known yet`
    : rows.length <= 3
      ? `calls now reach ${inWords(rows.map(({ rings = '' }) => name(rings)))}`
      : `calls now reach ${rows.length} more numbers`;

/** Rows by number, and by SIP URI where those aren't told as addresses to be changed. */
export const ringRows = ({ rings, addresses }: HandedOver): HandedOver['rings'] => {
  const told = new Set(addresses.flatMap(({ before, after }) => [before, after]));
  return rings.filter(({ address: dialled }) => !told.has(dialled));
};

/** The number at which somebody rings now who rang at another. */
export const newNumberOf = ({ rang }: Ring, rows: readonly Ring[]): string | undefined =>
  addressesNow(rows).get(key(rang));

/** Whether somebody rings who isn't known from before: perhaps the same person under another sign-in name. */
export const isNew = (upn: string | undefined, { newPeople }: HandedOver): boolean =>
  upn !== undefined && peopleIn(newPeople).has(key(upn));

const peopleIn = foundOnce((upns: readonly string[]) => new Set(upns.map(key)));

/** By who rings now, the first address of theirs. */
const addressesNow = foundOnce(
  (rows: readonly Ring[]) =>
    new Map(rows.toReversed().flatMap(({ rings, address: at }) => (rings === undefined ? [] : [[key(rings), at]]))),
);

/** By address and who rang there. */
const rowsBefore = foundOnce(
  (rows: readonly Ring[]) => new Map(rows.toReversed().map((row) => [`${row.address} ${key(row.rang)}`, row])),
);

/** People who stay, and whose address in CCAIP doesn't reach them any more. */
export const staleAddresses = ({ addresses, unreachable }: HandedOver): HandedOver['addresses'] => {
  const gone = new Set(unreachable.map(({ user }) => key(user)));
  return addresses.filter(
    ({ user, before, after, oldRings }) =>
      before !== undefined && after !== undefined && key(oldRings) !== key(user) && !gone.has(key(user)),
  );
};
