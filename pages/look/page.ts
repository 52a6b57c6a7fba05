import { html, raw } from 'hono/html';
import { type Answers, answersTo } from './answers.ts';
import type { Typed } from './ask.ts';
import { clientScript, styleSheet } from './browser-files.ts';
import type { Html } from './html.ts';
import { changesOf, type Mark } from './picture/changes.ts';
import { svgOf } from './picture/svg.ts';
import { wordsOf } from './picture/words.ts';
import type { Before, Look, Side } from './read.ts';
import { reviewView } from './review-view.ts';

/** What a page needs beside what was read. */
export interface Shown {
  readonly typed: Typed;
  /** When the files were read, `18:45:12`. */
  readonly at: string;
  /** Which reading of the files it is of. */
  readonly reading: number;
  readonly nonce: string;
}

export const lookPage = (look: Look, shown: Shown): Html => {
  const answers = answersTo(look, shown.typed);
  return documentOf(
    `Calls of ${look.name}`,
    shown.nonce,
    html`<header><h1>Calls of ${look.name}</h1>
<p>From the files as they were at <time>${shown.at}</time>; nothing is contacted. They changed since? Reload this page, which reads them anew.</p></header>
<main data-reading="${shown.reading}">
<section class="dial" aria-labelledby="dial-title"><h2 id="dial-title">A call</h2>
${dialForm(look, shown.typed)}
<div class="answer"><p id="said" role="status" class="unseen">${answers.said}</p><div id="answers">${answers.html}</div></div></section>
${look.before ? changesView(look.before) : ''}
${picturesOf(look, answers)}
</main>`,
    html`<script nonce="${shown.nonce}">${raw(clientScript)}</script>`,
  );
};

/** In place of the page, where the files can't be read any more. */
export const problemsPage = (problems: string, nonce: string): Html =>
  documentOf(
    'The files are wrong',
    nonce,
    html`<header><h1>The files are wrong</h1><p>Put this right, then reload this page.</p></header><main><pre class="problems" tabindex="0">${problems}</pre></main>`,
    '',
  );

const documentOf = (title: string, nonce: string, body: Html, script: Html | ''): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${title}</title><style nonce="${nonce}">${raw(styleSheet)}</style></head>
<body>${body}${script}</body></html>`;

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const letters = ['', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ', '', '+', ''];

const dialForm = ({ suggest }: Look, { call, as, number }: Typed): Html => {
  const isOver = call === 'handed over';
  return html`<form autocomplete="off">
<fieldset><legend>Which call</legend>
<label><input type="radio" name="call" value="dialled"${isOver ? '' : html` checked`}> a person dials</label>
<label><input type="radio" name="call" value="handed over"${isOver ? html` checked` : ''}> CCAIP hands a call over</label></fieldset>
<div id="who"${isOver ? html` hidden` : ''}><label for="as">Who</label><input id="as" name="as" list="people" value="${as}" spellcheck="false" autocapitalize="off"></div>
<datalist id="people">${suggest(as).map((name) => html`<option value="${name}"></option>`)}</datalist>
<div><label for="number" data-dialled="Number" data-over="To: a user, number or SIP URI">${isOver ? 'To: a user, number or SIP URI' : 'Number'}</label><input id="number" name="number" inputmode="tel" value="${number}" spellcheck="false" autocapitalize="off"></div>
<div class="pad" role="group" aria-label="Dial pad">${keys.map((key, at) => html`<button type="button" data-key="${key}">${key}<small aria-hidden="true">${letters[at]}</small></button>`)}
<button type="button" data-key="+">+</button><button type="button" data-erase="one" aria-label="Delete the last digit">⌫</button><button type="button" data-erase="all">Clear</button></div>
<button class="ask">Ask</button></form>`;
};

const changesView = ({
  ref,
  commit,
  review,
}: Before): Html => html`<section class="changes" aria-labelledby="changes-title"><h2 id="changes-title">The calls that change</h2>
<p>From ${ref} (${commit.slice(0, 12)}) to the files as they are, as npm run review says it.</p><div class="review">${reviewView(review.comment)}</div></section>`;

const nothingMarked: ReadonlyMap<string, Mark> = new Map();

const picturesOf = ({ name, head, before }: Look, { ways }: Answers): Html => {
  const marks = before?.side
    ? changesOf(before.side.picture, head.picture)
    : { before: nothingMarked, after: nothingMarked };
  const legend = before?.side ? '+ is new, − is gone, ≠ differs, ? is not certain.' : '? is not certain.';
  return html`<section aria-labelledby="picture-title"><h2 id="picture-title">The picture</h2>
<p>A call goes from left to right; a figure on a line is the order of trial, a dashed line goes by a group. Point at a box, or move to it by Tab, to see what it takes and where it leads; the call above is drawn bold. ${legend}</p>
<div class="pictures">${before?.side ? pictureView(`Before: ${before.ref}`, 'before', before.side, ways.before, marks.before) : ''}
${pictureView(before ? 'After: the files as they are' : `Tenant ${name}`, 'after', head, ways.after, marks.after)}</div>
<div id="pointed" class="pointed" aria-hidden="true"></div></section>
<section aria-labelledby="words-title"><h2 id="words-title">The picture in words</h2>
<div class="in-words">${wordsOf(head.picture, { prefix: 'after', marks: marks.after })}</div>
${before?.side ? html`<details><summary>Before: ${before.ref}</summary><div class="in-words">${wordsOf(before.side.picture, { prefix: 'before', marks: marks.before })}</div></details>` : ''}</section>`;
};

const pictureView = (
  title: string,
  prefix: string,
  { picture }: Side,
  way: readonly number[],
  marks: ReadonlyMap<string, Mark>,
): Html => {
  const onWay = new Set(way.map((at) => picture.boxes[at]?.id ?? ''));
  return html`<figure id="${prefix}"><figcaption>${title}</figcaption><div class="scrolled" tabindex="0" role="region" aria-label="${title}, picture">${svgOf(picture, { prefix, label: title, way: onWay, marks })}</div></figure>`;
};
