import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;

/** Every element of a page, or below one, in the order of the text. */
export const elementsIn = (node: Tree.Node): readonly Element[] => {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []));
};

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

export const textOf = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** A page of a built site, as it lies on the disk. */
export interface BuiltPage {
  /** From the site's root, with slashes. */
  readonly path: string;
  readonly elements: readonly Element[];
  readonly ids: ReadonlySet<string>;
}

export const readPage = (site: string, path: string): BuiltPage => {
  const elements = elementsIn(parse(readFileSync(posix.join(site, path), 'utf8')));
  return { path, elements, ids: new Set(elements.flatMap((one) => attribute(one, 'id') ?? [])) };
};

/** Where an address on a page leads to, from the site's root; undefined if it is another host's. */
export const targetIn = ({ path }: BuiltPage, address: string): { path: string; anchor: string } | undefined => {
  if (/^([a-z]+:|\/\/)/i.test(address)) return undefined;
  const [to = '', anchor = ''] = address.split('#');
  return {
    path: to === '' ? path : posix.join(posix.dirname(path), decodeURI(to)),
    anchor: decodeURIComponent(anchor),
  };
};
