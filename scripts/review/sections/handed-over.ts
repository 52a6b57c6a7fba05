import { ringRows } from '../handed-over-phrases.ts';
import type { TenantReview } from '../review-schema.ts';
import { inWords, type Words } from '../words.ts';
import { code, table } from './table.ts';

type HandedOver = TenantReview['handedOver'];

/** So many rows; those that follow are still named, in one line. */
const most = 12;

/** Calls that come in: who rings instead of whom, who is left without, and what a person has to change in CCAIP. */
export const handedOverSection = ({ handedOver }: TenantReview, words: Words): string[] => {
  const rows = ringRows(handedOver);
  const shown = rows.slice(0, most).map((row) => ringCells(row, handedOver, words));
  const rest = rows
    .slice(most)
    .map(({ address, rings }) => `${address} → ${rings === undefined ? 'nobody' : words.name(rings)}`);
  const lines = [
    ...table(['number', 'rang', 'will ring', 'left without'], shown),
    ...(rest.length > 0 ? ['', `And ${rest.length} more: ${rest.join(', ')}.`] : []),
    ...unreachableLines(handedOver, words),
    ...addressLines(handedOver, words),
    ...policyLines(handedOver, words),
  ];
  return lines.length === 0 ? [] : ['**Handed over by CCAIP, and from outside**', '', ...lines, ''];
};

const ringCells = (
  { address, rang, rings }: HandedOver['rings'][number],
  handedOver: HandedOver,
  words: Words,
): string[] => [
  address,
  rang === undefined ? 'nobody' : words.name(rang),
  `**${rings === undefined ? 'nobody' : words.name(rings)}**`,
  rang === undefined ? '' : leftWithout(rang, handedOver, words),
];

const leftWithout = (rang: string, { unreachable, addresses }: HandedOver, words: Words): string => {
  const gone = unreachable.find(({ user }) => user.toLowerCase() === rang.toLowerCase());
  if (gone) return `${words.name(rang)} ${gone.why}${gone.ccaip ? ": CCAIP can't reach them" : ''}`;
  const moved = addresses.find(({ user }) => user.toLowerCase() === rang.toLowerCase());
  return moved?.after === undefined ? '' : `${words.name(rang)} until CCAIP has ${code(moved.after)}`;
};

/** Those who lost no number of their own, but whom their address reaches no more. */
const unreachableLines = (handedOver: HandedOver, { name }: Words): string[] => {
  const told = new Set(ringRows(handedOver).map(({ rang }) => rang?.toLowerCase()));
  const rest = handedOver.unreachable.filter(({ user }) => !told.has(user.toLowerCase()));
  const reasons = Map.groupBy(rest, ({ why }) => why);
  return [...reasons].flatMap(([why, those]) => [
    '',
    `**No longer reached**: ${those.map(({ user }) => name(user)).join(', ')}: ${why}.`,
  ]);
};

const hostOf = (uri: string): string => uri.slice(uri.indexOf('@') + 1);
const userOf = (uri: string): string => uri.slice(0, uri.indexOf('@'));

const addressLines = ({ addresses }: HandedOver, words: Words): string[] => {
  const groups = Map.groupBy(addresses, ({ before, after }) => {
    if (before !== undefined && after !== undefined && userOf(before) === userOf(after))
      return `${hostOf(before)}\n${hostOf(after)}`;
    return '';
  });
  return [...groups].flatMap(([hosts, those]) => {
    if (hosts === '')
      return ['', `**To change in CCAIP by hand**: ${those.map((one) => addressText(one, words)).join('; ')}.`];
    const [was = '', is = ''] = hosts.split('\n');
    const people = inWords(those.map(({ user }) => words.name(user)));
    return [
      '',
      `**To change in CCAIP by hand**: the SIP URI of ${those.length} ${those.length === 1 ? 'person' : 'people'}, host ${code(was)} → ${code(is)} (${people}). By the files the SIP provider takes calls for the new host only: until then CCAIP reaches none of them.`,
    ];
  });
};

const addressText = ({ user, before, after, oldRings }: HandedOver['addresses'][number], { name }: Words): string => {
  if (before === undefined) return `${name(user)} gets ${code(after ?? '')}`;
  const old = oldRings === undefined ? 'nobody rings there' : `${name(oldRings)} rings there`;
  if (after === undefined) return `${name(user)} loses ${code(before)} (${old})`;
  return `${name(user)} ${code(before)} → ${code(after)} (until then ${old})`;
};

const policyLines = ({ callingPolicies }: HandedOver, words: Words): string[] => {
  const groups = Map.groupBy(callingPolicies, ({ before, after }) => `${before} → ${after}`);
  return [...groups].flatMap(([change, those]) => [
    '',
    `**Calling policy** ${change} for ${words.who(those.map(({ user }) => user))}: it decides on voicemail and forwarding; what is in it, files don't say.`,
  ]);
};
