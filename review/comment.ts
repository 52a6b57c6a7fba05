import { emergencyPolicyNote, noEmergencyPolicyNote } from '../routing/compare/emergency.ts';
import { inWords } from '../routing/in-words.ts';
import { notKnownYetText } from '../routing/not-connected.ts';
import { listing } from '../tenant/listing.ts';
import { callersPhrases } from './callers-phrases.ts';
import { type Group, groupsOf } from './groups.ts';
import { fenced, markdownText, withMarkdownTexts } from './markdown-text.ts';
import { type FailReason, reasonsOf } from './reasons.ts';
import type { Review, TenantReview } from './review-schema.ts';
import { changeLines, needsLine } from './sections/changes.ts';
import { dialledRanges, dialledRest, dialledSection } from './sections/dialled.ts';
import { emergencySection } from './sections/emergency.ts';
import { handedOverSection } from './sections/handed-over.ts';
import { trunkSection } from './sections/trunk.ts';
import { unassignedSection } from './sections/unassigned.ts';
import { uncertainLines } from './sections/uncertain.ts';
import { tenantSummary } from './tenant-summary.ts';
import { type Words, wordsFor } from './words.ts';

/** The whole comment of a pull request, in Markdown. Its first line alone says what a caller would notice. */
export const commentOn = (
  reviews: readonly TenantReview[],
  base: Review['base'],
  head: Review['head'],
): Pick<Review, 'summary' | 'groups' | 'comment'> => {
  const tenants = reviews.map(withMarkdownTexts);
  const typed = new Map(reviews.map(({ tenant }) => [markdownText(tenant), tenant]));
  const changed = tenants.filter(({ nothingChanges }) => !nothingChanges);
  const groups = groupsOf(changed).toSorted((a, b) => severity(a.review) - severity(b.review));
  const [only, ...others] = groups;
  const still = stillLines(tenants);
  const summary = summaryOf(groups, tenants);
  const bodies =
    only && others.length === 0
      ? groupBody(only)
      : groups.flatMap((group, at) => [`#### ${titleOf(group)}`, '', ...groupBody(group, at >= seen)]);
  const told = changed.filter(({ emergency }) => emergency.length > 0);
  const byPolicy = told.filter(({ emergency }) => emergency.some(({ policy }) => policy !== undefined));
  const notes = [
    ...(told.length > byPolicy.length ? [noEmergencyPolicyNote] : []),
    ...(byPolicy.length > 0 ? [emergencyPolicyNote] : []),
  ];
  const note = notes.length > 0 ? details(notes) : [];
  const lines = [`### ${summary}`, '', ...bodies, ...still, ...note, lastLine(base, head)];
  return {
    summary,
    groups: groups.map((group) => group.tenants.map((name) => typed.get(name) ?? name)),
    comment: lines.join('\n'),
  };
};

/** So many groups are seen whole; of the others what is handed over, and the rest is folded. */
const seen = 3;

const order: readonly FailReason[] = [
  'emergency-lost',
  'emergency-changed',
  'unreachable-stays',
  'unreachable',
  'leaver',
  'mass-release',
  'calls',
  'toll-exposure',
];

/** The worst first: another Microsoft 365 tenant, what can't be read, then the reasons for which a review can be made to fail. */
const severity = (review: TenantReview): number => {
  if (review.needs.some(({ what }) => what === 'tenant id' || what === 'trunk name')) return -2;
  if (review.problems.length > 0) return -1;
  const reasons = reasonsOf(review);
  const worst = order.findIndex((reason) => reasons.includes(reason));
  return worst < 0 ? order.length : worst;
};

const namesOf = ({ tenants }: Group): string => {
  if (tenants.length === 1) return tenants[0] ?? '';
  const shown = tenants.length > 6 ? [...tenants.slice(0, 5), `${tenants.length - 5} more`] : tenants;
  return `${tenants.length} tenants (${shown.join(', ')})`;
};

const titleOf = (group: Group): string => `${namesOf(group)}: ${tenantSummary(group.review, group.tenants.length > 1)}`;

const summaryOf = (groups: readonly Group[], tenants: readonly TenantReview[]): string => {
  if (tenants.length === 0) return 'There are no tenants to review';
  if (groups.length === 0) {
    const [only, ...others] = tenants;
    if (only !== undefined && others.length === 0) return `${only.tenant}: ${tenantSummary(only)}`;
    const open = tenants.filter(isOpen).map(({ tenant }) => tenant);
    return open.length === 0
      ? `Nothing changes in ${tenants.length} tenants`
      : `The files of ${tenants.length} tenants don't change; where calls of ${listing(open)} end is ${notKnownYetText()}`;
  }
  const shown = groups.slice(0, 3).map(titleOf);
  const rest = groups.slice(3).reduce((sum, group) => sum + group.tenants.length, 0);
  return [...shown, ...(rest > 0 ? [`${rest} more ${rest === 1 ? 'tenant' : 'tenants'} below`] : [])].join(' · ');
};

const isOpen = ({ trunk }: TenantReview): boolean => trunk?.is === 'not known yet';

const groupBody = ({ review, tenants }: Group, folded = false): string[] => {
  if (review.problems.length > 0 && review.state === 'unreadable') return problemLines(review);
  const words = wordsFor(review, tenants.length > 1);
  if (review.state === 'removed') return removedLines(review, words);
  const rest = [
    ...dialledSection(review, words),
    ...unassignedSection(review, words),
    ...uncertainLines(review, words),
    ...callersLine(review, words),
    ...emergencySection(review, words),
    ...changeLines(review, words),
    ...doubtLines(review, words),
  ];
  const more = detailLines(review, words);
  return [
    ...(review.problems.length > 0 ? problemLines(review) : []),
    ...trunkSection(review, words),
    ...handedOverSection(review, words),
    ...(folded ? details([...rest, ...more]) : [...rest, ...details(more)]),
  ];
};

const callersLine = (review: TenantReview, words: Words): string[] =>
  review.callers.length === 0 ? [] : [`**Caller shown**: ${callersPhrases(review, words).join('; ')}.`, ''];

const problemLines = ({ problems, state }: TenantReview): string[] => [
  state === 'unreadable' ? 'Nothing is said of its calls until these are put right:' : 'These stood in the base:',
  '',
  ...fenced(problems),
  '',
];

const removedLines = (review: TenantReview, { name }: Words): string[] => [
  `Its ${review.users} users: ${review.handedOver.unreachable.map(({ user }) => name(user)).join(', ')}.`,
  '',
  review.trunk === undefined
    ? 'Removing the files changes no call: numbers and policies stay as they are until the stack is destroyed, and then CCAIP reaches none of these people.'
    : 'Removing the files changes no call: the SIP trunk never had its name in them, so Teams has nothing of these people by them.',
  '',
  `**What stays in Microsoft 365**: ${inWords(review.stays)}.`,
  '',
  ...(review.staysAtCarrier
    ? [`**What stays at ${review.staysAtCarrier.carrier}**: ${inWords(review.staysAtCarrier.what)}.`, '']
    : []),
  needsLine(review),
  '',
];

const doubtLines = ({ notAnalysed }: TenantReview, { who }: Words): string[] =>
  notAnalysed.length === 0
    ? []
    : [
        '**Not analysed exactly**, so nothing is proved of what depends on it:',
        ...notAnalysed.map(
          ({ what, why, users }) =>
            `- ${what}${users && users.length > 0 ? ` (${who(users)})` : ''}: ${why.replace(/\.$/, '')}.`,
        ),
        '',
      ];

const detailLines = (review: TenantReview, words: Words): string[] => {
  const rest = dialledRest(review, words);
  const ranges = dialledRanges(review, words);
  const partly = review.template?.takes && review.template.overridden.length > 0 ? review.template : undefined;
  return [
    ...uncountedLines(review),
    ...(rest.length > 0 ? [...rest, ''] : []),
    ...(ranges.length > 0 ? [rangesTitle, '', ...ranges, ''] : []),
    ...(partly
      ? [`Of template ${partly.template}'s changes, the tenant file overrides ${inWords(partly.overridden)}.`]
      : []),
  ];
};

/** By what people are looked at whom no file names. */
const uncountedLines = ({ uncounted }: TenantReview): string[] =>
  uncounted.length === 0
    ? []
    : [
        `Not counted: ${inWords(uncounted)}. What is told of them holds where nothing of their own comes before what they are given here, in the tenant's country.`,
        '',
      ];

const rangesTitle = 'Exactly, as numbers after the dial plan where nothing else is said (`x{8}`: any 8 digits):';

const details = (lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details><summary>Details</summary>', '', ...lines, '', '</details>', ''];

/** Tenants that stay as they were: by their own words, or because nothing of theirs changed. */
const stillLines = (tenants: readonly TenantReview[]): string[] => {
  const quiet = tenants.filter(({ nothingChanges }) => nothingChanges);
  const overriding = quiet.flatMap(({ tenant, template }) =>
    template && template.overridden.length > 0
      ? [`${tenant} (overrides ${inWords(template.overridden)} of ${template.template})`]
      : [],
  );
  const others = quiet.filter(({ template }) => !template || template.overridden.length === 0);
  if (quiet.length === 0 || (tenants.length === 1 && overriding.length === 0)) return [];
  const named = others.length === 0 ? [] : [listing(others.map(({ tenant }) => tenant))];
  const open = quiet.filter(isOpen).map(({ tenant }) => tenant);
  const untold = open.length === 0 ? '' : ` Where calls of ${listing(open)} end is ${notKnownYetText()}.`;
  return [`**As they were**: ${[...overriding, ...named].join(', ')}.${untold}`, ''];
};

const lastLine = (base: Review['base'], head: Review['head']): string => {
  const shown = ({ ref, commit }: Review['base']): string => commit?.slice(0, 7) ?? markdownText(ref);
  return `${shown(base)} → ${shown(head)}, files only. Dialled: digits, +, * and # in any order, and numbers with an extension as contacts, links and call lists have them (0301234567x12, ;ext=12). Users: rows of users.csv. Not counted: group members, others in the tenant, site policies, delays, translation rules that only Teams has, forwarded calls.`;
};
