import { html } from 'hono/html';
import { visibleLine } from '../../../providers/kit/visible-text.ts';
import type { Html } from '../html.ts';
import { type Box, type Line, layers, type Picture } from './box.ts';
import type { Mark } from './changes.ts';
import type { Drawn } from './svg.ts';
import { columnTitles } from './titles.ts';

/** Everything that the picture shows, and what it leaves out, as lists: for whoever doesn't see it, and for small screens. */
export const wordsOf = (picture: Picture, { prefix, marks }: Pick<Drawn, 'prefix' | 'marks'>): Html => {
  const byId = new Map(picture.boxes.map((box) => [box.id, box]));
  const leading = Map.groupBy(picture.lines, ({ from }) => from);
  const index = new Map(picture.boxes.map(({ id }, at) => [id, at]));
  return html`${layers.map((layer) => {
    const boxes = picture.boxes.filter((box) => box.layer === layer);
    if (boxes.length === 0) return '';
    return html`<section class="words"><h3>${columnTitles[layer]}</h3><ul>${boxes.map((box) => {
      const rows = [
        ...box.facts,
        ...leadsTo(leading.get(box.id) ?? [], byId),
        ...box.doubts.map((text) => `Not certain: ${text}`),
      ];
      return html`<li id="${prefix}-words-${index.get(box.id)}"><strong>${visibleLine(box.title)}</strong> <span class="kind">${kindText(box, marks.get(box.id))}</span><ul>${rows.map((row) => html`<li>${visibleLine(row)}</li>`)}</ul></li>`;
    })}</ul></section>`;
  })}`;
};

const kindText = ({ kind }: Box, mark: Mark | undefined): string => (mark === undefined ? kind : `${kind}, ${mark}`);

/** What of the next columns a box leads to, where its facts don't say that in order of trial. */
const leadsTo = (lines: readonly Line[], boxes: ReadonlyMap<string, Box>): string[] =>
  lines.flatMap(({ to, order, note }) => {
    const box = boxes.get(to);
    if (box === undefined || order !== undefined || box.kind === 'SBC') return [];
    return [`→ ${box.kind} ${box.title}${note === undefined ? '' : ` (${note})`}`];
  });
