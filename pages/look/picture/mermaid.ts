import { visibleLine } from '../../../providers/kit/visible-text.ts';
import { type Box, layers, type Picture } from './box.ts';
import { columnTitles } from './titles.ts';

/** The picture as a flowchart of mermaid, which GitHub and GitLab draw. The same files give the same text. */
export const mermaidOf = ({ boxes, lines }: Picture): string => {
  const nodes = new Map(boxes.map(({ id }, at) => [id, `n${at + 1}`]));
  const node = (id: string): string => nodes.get(id) ?? '';
  const columns = layers.flatMap((layer) => {
    const inColumn = boxes.filter((box) => box.layer === layer);
    if (inColumn.length === 0) return [];
    return [
      `  subgraph ${layer}["${columnTitles[layer]}"]`,
      ...inColumn.map((box) => `    ${node(box.id)}["${labelOf(box)}"]`),
      '  end',
    ];
  });
  const arrows = lines.map(({ from, to, order, note }) => {
    const said = order === undefined ? (note ?? '') : `${order}`;
    return `  ${node(from)} -->${said === '' ? '' : `|"${mermaidText(said)}"|`} ${node(to)}`;
  });
  return ['flowchart LR', ...columns, ...arrows].join('\n');
};

const labelOf = ({ title, under, doubts }: Box): string =>
  [title, under, ...(doubts.length > 0 ? ['not certain'] : [])]
    .filter((text) => text !== '')
    .map(mermaidText)
    .join('<br/>');

/**
 * Text that can be nothing but text in a label: no end of it, no HTML, no Markdown. Whatever isn't a letter, a digit, a blank, or a mark
 * within a word or number is an entity code of mermaid, `#60;`. Formulas and icons are looked for behind that: an empty blank parts their marks.
 *
 * Sources: https://mermaid.js.org/syntax/flowchart.html "Entity codes to escape characters", "Basic support for fontawesome";
 * https://mermaid.js.org/config/math.html
 */
export const mermaidText = (text: string): string =>
  visibleLine(text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/\$(?=\$)|\bfa[a-z]?(?=:)/gi, `$&${emptyBlank}`)
    .replaceAll(/(?![+.,-][\p{L}\p{N}])(?![,:] )[^\p{L}\p{N} ]/gu, (character) => `#${character.codePointAt(0)};`);

const emptyBlank = '\u200b';
