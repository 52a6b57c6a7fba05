import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Element = Tree.Element;

const isElement = (node: Tree.ChildNode): node is Element => 'tagName' in node;

const within = (node: Tree.ParentNode): Element[] =>
  node.childNodes.flatMap((one) => (isElement(one) ? [one, ...within(one)] : []));

const attribute = (node: Element, name: string): string | undefined =>
  node.attrs.find((one) => one.name === name)?.value;

const textOf = (node: Tree.ParentNode): string =>
  node.childNodes
    .map((one) => ('value' in one && one.nodeName === '#text' ? one.value : 'childNodes' in one ? textOf(one) : ''))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();

const nameOf = (button: Element): string => attribute(button, 'aria-label') ?? textOf(button);

/** Fields of a form as a browser sends them untouched. */
const valuesOf = (form: Element): [string, string][] =>
  within(form).flatMap((one): [string, string][] => {
    const name = attribute(one, 'name');
    if (name === undefined) return [];
    if (one.tagName === 'select') {
      const chosen = within(one).find((option) => attribute(option, 'selected') !== undefined);
      return [[name, chosen === undefined ? '' : (attribute(chosen, 'value') ?? '')]];
    }
    if (one.tagName !== 'input') return [];
    const ticks = ['checkbox', 'radio'].includes(attribute(one, 'type') ?? '');
    return ticks && attribute(one, 'checked') === undefined ? [] : [[name, attribute(one, 'value') ?? '']];
  });

/** A person at a browser, as far as forms without scripts go: labels and buttons by what they say. */
export interface Browser {
  readonly url: string;
  readonly status: number;
  readonly source: string;
  open(url: string): Promise<void>;
  /** Presses a button, with what was typed or chosen, by label. A list ticks boxes of that name. */
  press(button: string, typed?: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** Text of the banners, by role. */
  banners(role: 'status' | 'alert'): string[];
  buttons(): string[];
  labels(): string[];
  text(): string;
}

export const aBrowser = (): Browser => {
  let page = parse('');
  const state = { url: '', status: 0, source: '' };

  const go = async (url: string, body?: URLSearchParams): Promise<void> => {
    const origin = new URL(url).origin;
    let answer = await fetch(url, {
      redirect: 'manual',
      ...(body !== undefined && { method: 'POST', body, headers: { origin } }),
    });
    let at = url;
    while (answer.status >= 300 && answer.status < 400) {
      at = new URL(answer.headers.get('location') ?? '', at).href;
      answer = await fetch(at, { redirect: 'manual' });
    }
    Object.assign(state, { url: at, status: answer.status, source: await answer.text() });
    page = parse(state.source);
  };

  const fieldNamed = (form: Element, label: string): string => {
    const found = within(form).find((one) => one.tagName === 'label' && textOf(one).startsWith(label));
    if (found === undefined) throw new Error(`no field "${label}" on ${state.url}: ${textOf(form)}`);
    const id = attribute(found, 'for');
    const field = within(id === undefined ? found : form).find((one) =>
      id === undefined ? attribute(one, 'name') !== undefined : attribute(one, 'id') === id,
    );
    return attribute(field as Element, 'name') ?? '';
  };
  const chosen = (form: Element, label: string, said: string): string => {
    const name = fieldNamed(form, label);
    const field = within(form).find((one) => attribute(one, 'name') === name);
    if (field?.tagName !== 'select') return said;
    const option = within(field).find((one) => textOf(one) === said);
    if (option === undefined) throw new Error(`no option "${said}" in "${label}"`);
    return attribute(option, 'value') ?? said;
  };

  return {
    get url() {
      return state.url;
    },
    get status() {
      return state.status;
    },
    get source() {
      return state.source;
    },
    open: (url) => go(url),
    press: async (button, typed = {}) => {
      const forms = within(page).filter((one) => one.tagName === 'form');
      const hit = forms
        .flatMap((form) => within(form).map((one) => [form, one] as const))
        .find(
          ([, one]) =>
            one.tagName === 'button' && attribute(one, 'hidden') === undefined && nameOf(one).startsWith(button),
        );
      if (hit === undefined) throw new Error(`no button "${button}" on ${state.url}: ${textOf(page)}`);
      const [form, pressed] = hit;
      const sent = new URLSearchParams(valuesOf(form));
      for (const [label, said] of Object.entries(typed)) {
        if (typeof said === 'string') sent.set(fieldNamed(form, label), chosen(form, label, said));
        else {
          sent.delete(label);
          for (const one of said) sent.append(label, one);
        }
      }
      const name = attribute(pressed, 'name');
      if (name !== undefined) sent.set(name, attribute(pressed, 'value') ?? '');
      const to = new URL(attribute(form, 'action') ?? state.url, state.url);
      if (attribute(form, 'method') === 'get') {
        to.search = sent.toString();
        await go(to.href);
      } else await go(to.href, sent);
    },
    banners: (role) =>
      within(page)
        .filter((one) => attribute(one, 'role') === role)
        .map(textOf),
    buttons: () =>
      within(page)
        .filter((one) => one.tagName === 'button' && attribute(one, 'hidden') === undefined)
        .map(nameOf),
    labels: () =>
      within(page)
        .filter((one) => one.tagName === 'label')
        .map(textOf),
    text: () => textOf(page),
  };
};
