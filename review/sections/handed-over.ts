import { blockingText } from '../../routing/blocked-callers.ts';
import { inWords } from '../../routing/in-words.ts';
import { isOpenName } from '../../routing/not-connected.ts';
import { isNew, newNumberOf, ringRows } from '../handed-over-phrases.ts';
import { code } from '../markdown-text.ts';
import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';
import { table } from './table.ts';
import { changeTitle, toEnterLines } from './to-enter.ts';

type HandedOver = TenantReview['handedOver'];

/** So many rows; those that follow are still named, in one line, up to a length that a comment can hold. */
const most = 12;
const mostNamed = 200;

/** Calls that come in: who rings instead of whom, who is left without, and what a person has to change in CCAIP. */
export const handedOverSection = (review: TenantReview, words: Words): string[] => {
  const { handedOver } = review;
  const rows = ringRows(handedOver);
  const shown = rows.slice(0, most).map((row) => ringCells(row, handedOver, words));
  const rest = rows
    .slice(most)
    .map(({ address, rings }) => `${address} → ${rings === undefined ? 'nobody' : words.name(rings)}`);
  const lines = trimmed([
    ...table(['number', 'rang', 'will ring', 'left without'], shown),
    ...(rest.length > 0 ? ['', `And ${rest.length} more: ${atMost(rest, mostNamed).join(', ')}.`] : []),
    ...handedOver.silenced.map((one) => `**Blocked**: ${blockingText(one)}. Ask Test-CsInboundBlockedNumberPattern.`),
    ...unreachableLines(handedOver, words),
    ...(isConfirmed(review) ? toEnterLines(review, words) : addressLines(review, words)),
    ...policyLines(handedOver, words),
    ...sbcLines(review),
  ]);
  if (lines.length === 0) return [];
  // Where a change touches calls that come in: what else CCAIP has isn't known, and a review of a route need not say so.
  const unknown = isConfirmed(review) ? [] : toEnterLines(review, words);
  return ['**Handed over by CCAIP, and from outside**', '', ...lines, ...unknown, ''];
};

/** What was entered is known, so that what is left is told against it. */
const isConfirmed = ({ toEnter }: TenantReview): boolean =>
  toEnter !== undefined && !toEnter.some(({ action }) => action === 'confirm');

const ringCells = (
  { address, rang, rings, notKnownYet }: HandedOver['rings'][number],
  handedOver: HandedOver,
  words: Words,
): string[] => [
  address,
  rang === undefined ? 'nobody' : words.name(rang),
  `**${rings === undefined ? 'nobody' : words.name(rings)}**${notKnownYet ? ' (not known yet)' : ''}`,
  rang === undefined ? '' : leftWithout({ address, rang, rings }, handedOver, words),
];

const leftWithout = (row: HandedOver['rings'][number], handedOver: HandedOver, { name }: Words): string => {
  const rang = row.rang ?? '';
  const gone = handedOver.unreachable.find(({ user }) => user.toLowerCase() === rang.toLowerCase());
  if (gone && isNew(row.rings, handedOver))
    return `${name(rang)}, unless ${name(row.rings ?? '')} is the same person's new sign-in name`;
  if (gone) return `${name(rang)} ${gone.why}${gone.ccaip ? ": CCAIP can't reach them" : ''}`;
  const moved = handedOver.addresses.find(({ user }) => user.toLowerCase() === rang.toLowerCase());
  if (moved?.after !== undefined) return `${name(rang)} until CCAIP has ${code(moved.after)}`;
  const now = newNumberOf(row, ringRows(handedOver));
  return now === undefined ? '' : `nobody: ${name(rang)} has ${now}`;
};

/** Those who lost no number of their own, but whom their address reaches no more. */
const unreachableLines = (handedOver: HandedOver, { name }: Words): string[] => {
  const told = new Set(ringRows(handedOver).map(({ rang }) => rang?.toLowerCase()));
  const rest = handedOver.unreachable.filter(({ user }) => !told.has(user.toLowerCase()));
  const reasons = Map.groupBy(rest, ({ why }) => why);
  return [...reasons].flatMap(([why, those]) => [
    '',
    `**${those.some(({ notKnownYet }) => notKnownYet) ? 'Not known any more whether CCAIP reaches' : 'No longer reached'}**: ${those.map(({ user }) => name(user)).join(', ')}${those.some(({ notKnownYet }) => notKnownYet) ? '' : `: ${why}`}.`,
  ]);
};

const hostOf = (uri: string): string => uri.slice(uri.indexOf('@') + 1);
const userOf = (uri: string): string => uri.slice(0, uri.indexOf('@'));

/** What changes in CCAIP's user settings, people with the same change together. */
const addressLines = (review: TenantReview, words: Words): string[] => {
  const { addresses } = review.handedOver;
  const handedOn = (uri: string | undefined): string | undefined =>
    uri === undefined ? undefined : addresses.find(({ before, after }) => before === undefined && after === uri)?.user;
  const successors = new Map(
    addresses.map(({ user, before, after }) => [user, after === undefined ? handedOn(before) : undefined]),
  );
  const inherited = new Set(successors.values());
  const groups = Map.groupBy(
    addresses.filter(({ user }) => !inherited.has(user)),
    (one) => actionOf(one, successors.get(one.user), words),
  );
  const actions = [...groups].map(([action, those]) =>
    action.replace(
      '%',
      inWords(
        atMost(
          those.map(({ user }) => words.name(user)),
          mostNamed,
        ),
      ),
    ),
  );
  return actions.length === 0 ? [] : ['', `${changeTitle(review)}: ${atMost(actions, most).join('; ')}.`];
};

/** The first of many; all of them are in the data. */
const atMost = (texts: readonly string[], count: number): readonly string[] =>
  texts.length <= count ? texts : [...texts.slice(0, count), `${texts.length - count} more in --json`];

/** The action in words, with % for the people. */
const actionOf = (
  { user, before, after, oldRings }: HandedOver['addresses'][number],
  successor: string | undefined,
  { name }: Words,
): string => {
  if (successor !== undefined) return `${code(before ?? '')} from % to ${name(successor)}`;
  if (before === undefined) return after === undefined ? '' : 'enter the SIP URI of %';
  if (after === undefined)
    return oldRings?.toLowerCase() === user.toLowerCase()
      ? 'remove the SIP URI of %, which still works'
      : `remove the SIP URI of % (${ringsThere(oldRings, name)})`;
  if (userOf(before) === userOf(after))
    return `the SIP URI of %, host ${code(hostOf(before))} → ${code(hostOf(after))}; by the files the SIP provider takes calls for the new host only, so that until then CCAIP reaches none of them`;
  return `% ${code(before)} → ${code(after)} (until then ${ringsThere(oldRings, name)})`;
};

const ringsThere = (upn: string | undefined, name: Words['name']): string =>
  upn === undefined || upn.startsWith('nobody, ')
    ? `nobody rings there${upn?.slice('nobody'.length) ?? ''}`
    : `${name(upn)} rings there`;

const policyLines = ({ callingPolicies }: HandedOver, words: Words): string[] => {
  const groups = Map.groupBy(callingPolicies, ({ before, after }) => `${before} → ${after}`);
  return [...groups].flatMap(([change, those]) => [
    '',
    `**Calling policy** ${change} for ${words.who(those.map(({ user }) => user))}: it decides on voicemail and forwarding${change.includes('(') ? '' : "; what is in it, files don't say"}.`,
  ]);
};

/** Teams finds the tenant of an incoming call by the FQDN in its Contact header. */
const sbcLines = ({ edits }: TenantReview): string[] =>
  edits.flatMap(({ thing = '', changes = [] }) => {
    const { before = '', after: fqdn } = changes.find(({ field }) => field === 'fqdn') ?? {};
    // Whoever makes the trunk's name sends it.
    if (!thing.startsWith('SBC ') || fqdn === undefined || [before, fqdn].some(isOpenName)) return [];
    return [
      '',
      `**${thing}**: Teams finds the tenant of a call that comes in by the SBC's name in the Contact header; the SIP provider has to send ${code(fqdn)} from the same moment.`,
    ];
  });

const trimmed = (lines: readonly string[]): string[] => (lines[0] === '' ? lines.slice(1) : [...lines]);
