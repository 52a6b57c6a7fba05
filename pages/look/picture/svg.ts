import { html } from 'hono/html';
import { visibleLine } from '../../../providers/kit/visible-text.ts';
import type { Html } from '../html.ts';
import type { Box, Picture } from './box.ts';
import type { Mark } from './changes.ts';
import { fitted } from './fitted.ts';
import { type Course, layoutOf, type Place, size } from './layout.ts';
import { columnTitles } from './titles.ts';

export interface Drawn {
  /** Before every id of the page, so that two pictures stand on one. */
  readonly prefix: string;
  readonly label: string;
  /** The boxes that the asked call passes. */
  readonly way: ReadonlySet<string>;
  /** What is new, gone or changed beside the other version. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** The picture as SVG: each box is a link to its words below, which say everything about it. */
export const svgOf = (picture: Picture, drawn: Drawn): Html => {
  const { width, height, columns, places, courses } = layoutOf(picture);
  const indexOf = new Map(picture.boxes.map(({ id }, at) => [id, at]));
  const isOnWay = ({ line }: Course): boolean => drawn.way.has(line.from) && drawn.way.has(line.to);
  return html`<svg class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${drawn.label}">
${columns.map(({ layer, x }) => html`<text class="column" x="${x}" y="22">${columnTitles[layer]}</text>`)}
<g aria-hidden="true">${courses.map((course) => lineOf(course, indexOf, isOnWay(course)))}</g>
${picture.boxes.map((box, at) => boxOf(box, at, places.get(box.id) ?? { x: 0, y: 0 }, drawn))}
</svg>`;
};

const lineOf = ({ line, from, to }: Course, indexOf: ReadonlyMap<string, number>, isOnWay: boolean): Html => {
  const middle = (from.x + to.x) / 2;
  const classes = `line${line.note === undefined || line.note.startsWith('by ') === false ? '' : ' by-group'}${isOnWay ? ' on-way' : ''}`;
  const path = `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
  return html`<g class="${classes}" data-from="${indexOf.get(line.from)}" data-to="${indexOf.get(line.to)}"><path d="${path}"/>${
    line.order === undefined ? '' : html`<text class="order" x="${to.x - 12}" y="${to.y + 4}">${line.order}</text>`
  }</g>`;
};

const kindClass = ({ kind }: Box): string => kind.toLowerCase().replaceAll(' ', '-');

const boxOf = (box: Box, at: number, { x, y }: Place, { prefix, way, marks }: Drawn): Html => {
  const mark = marks.get(box.id);
  const words = `${prefix}-words-${at}`;
  const classes = `box ${kindClass(box)}${way.has(box.id) ? ' on-way' : ''}${mark === undefined ? '' : ` ${mark}`}`;
  const name = visibleLine(
    `${box.kind === 'people' ? 'People' : box.kind} ${box.title}, ${box.under}${mark === undefined ? '' : `, ${mark}`}`,
  );
  return html`<a class="${classes}" href="#${words}" id="${prefix}-box-${at}" data-box="${at}" aria-label="${name}" aria-describedby="${words}"><rect class="ground" x="${x}" y="${y}" width="${size.width}" height="${size.height}" rx="7"/><rect class="stripe" x="${x}" y="${y}" width="5" height="${size.height}" rx="2"/><text class="title" x="${x + 14}" y="${y + 20}">${fitted(visibleLine(box.title), 25)}</text><text class="under" x="${x + 14}" y="${y + 37}">${fitted(visibleLine(box.under), 31)}</text>${badge(box, mark, x, y)}</a>`;
};

/** What isn't certain, and what differs from the other version, in a letter: colour alone tells nobody who can't see it. */
const badge = ({ doubts }: Box, mark: Mark | undefined, x: number, y: number): Html | '' => {
  const sign = mark === undefined ? (doubts.length > 0 ? '?' : '') : { new: '+', gone: '−', changed: '≠' }[mark];
  return sign === '' ? '' : html`<text class="badge" x="${x + size.width - 14}" y="${y + 20}">${sign}</text>`;
};
