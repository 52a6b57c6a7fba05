import type { TenantReview } from '../review-schema.ts';
import { inWords, type Words } from '../words.ts';

type Calls = TenantReview['emergency'][number];

/** Each emergency number for each user, in as few words as say it all. */
export const emergencySection = (review: TenantReview, words: Words): string[] => {
  const { emergency, emergencyUnknown } = review;
  if (emergency.length + emergencyUnknown.length === 0) return [];
  const plain = emergency.filter(({ dialled }) => !dialled.startsWith('+'));
  const parts = plain.map((calls) => {
    const twin = emergency.find((other) => other.dialled === `+${calls.dialled}` && alike(other, calls));
    return callText(calls, twin ? `${calls.dialled} and +${calls.dialled}` : calls.dialled, review, words);
  });
  const apart = emergency.filter(
    (calls) =>
      calls.dialled.startsWith('+') &&
      !plain.some((other) => `+${other.dialled}` === calls.dialled && alike(other, calls)),
  );
  const all = [
    ...parts,
    ...apart.map((calls) => callText(calls, calls.dialled, review, words)),
    ...emergencyUnknown.map((country) => `the emergency numbers of ${country} aren't known here, look them up`),
  ];
  return [`**Emergency**: ${all.join('; ')}. Site policies and dynamic location not analysed.`, ''];
};

const kept = ({ dialled, sent }: Calls): boolean => sent.every((called) => called === dialled);

const alike = (one: Calls, other: Calls): boolean =>
  JSON.stringify([one.users, one.before, one.after, one.arrives, one.arrived, kept(one)]) ===
  JSON.stringify([other.users, other.before, other.after, other.arrives, other.arrived, kept(other)]);

const callText = (calls: Calls, numbers: string, { users }: TenantReview, { who }: Words): string => {
  const { before, after, sent, arrives, arrived } = calls;
  const sentAs = sent.length === 0 ? '' : kept(calls) ? ', unrewritten' : `, sent as ${inWords(sent)}`;
  const was = before === undefined ? '' : before === after && arrived === arrives ? '' : ` (was ${before})`;
  const of = calls.users.length === users ? `${users} of ${users} users` : `${who(calls.users)} of ${users} users`;
  const text = `${numbers} → ${after}${sentAs}${was}, ${of.replace(/ users? of /, ' of ')}`;
  return arrives ? text : `**${text}**`;
};
