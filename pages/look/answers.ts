import { html } from 'hono/html';
import { explainText } from '../../routing/explain-text.ts';
import { notConnectedReason, notKnownYetText } from '../../routing/not-connected.ts';
import { type Answer, answerTo, type Typed } from './ask.ts';
import type { Html } from './html.ts';
import type { Box } from './picture/box.ts';
import { wayOf } from './picture/way.ts';
import type { Look, Side } from './read.ts';
import { answerView, saidOf } from './trace-view.ts';

/** What the page says of the call in its fields. */
export interface Answers {
  /** In one sentence. */
  readonly said: string;
  readonly html: Html;
  /** The boxes that the call passes, by their place in each picture. */
  readonly ways: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly after: Answer;
}

export const answersTo = ({ head, before }: Look, typed: Typed): Answers => {
  const after = answerTo(head.voice, typed);
  if (before === undefined) {
    return { said: saidOf(after), html: answerView(after), ways: { before: [], after: boxesOn(head, after) }, after };
  }
  const was = before.side && answerTo(before.side.voice, typed);
  const verdict = verdictOf(was, after);
  return {
    said: [verdict, saidOf(after)].filter((text) => text !== '').join(' '),
    html: html`${verdict === '' ? '' : html`<p class="verdict">${verdict}</p>`}<div class="sides">
<section><h3>Before: ${before.ref}</h3>${was === undefined ? html`<p class="go-on">The tenant isn't in ${before.ref}.</p>` : answerView(was)}</section>
<section><h3>After: the files as they are</h3>${answerView(after)}</section></div>`,
    ways: { before: before.side && was ? boxesOn(before.side, was) : [], after: boxesOn(head, after) },
    after,
  };
};

const boxesOn = ({ picture, voice }: Side, answer: Answer): number[] => {
  if (answer.state !== 'answered') return [];
  const way = wayOf(picture, voice, answer.call);
  return picture.boxes.flatMap(({ id }: Box, at) => (way.has(id) ? [at] : []));
};

/** Whether the call goes as it did, by what explain says of it. */
const verdictOf = (was: Answer | undefined, is: Answer): string => {
  if (is.state !== 'answered' || was === undefined) return '';
  if (was.state !== 'answered') return 'Before, it was no call of this tenant.';
  if (was.call.outcome.kind === 'not known yet' && is.call.outcome.kind === 'not known yet')
    return `Whether this call goes as before is ${notKnownYetText(is.call.outcome.sbcs)}.`;
  if (was.call.outcome.kind === 'not known yet')
    return `Before, where this call ends was not known, since ${notConnectedReason.replace("isn't", "wasn't")}.`;
  if (explainText(was.call).join('\n') === explainText(is.call).join('\n')) return 'This call goes as before.';
  return JSON.stringify(was.call.outcome) === JSON.stringify(is.call.outcome)
    ? 'This call ends as before; what is tried on its way differs.'
    : 'This call changes.';
};
