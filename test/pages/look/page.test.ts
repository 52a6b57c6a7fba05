import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Typed } from '../../../pages/look/ask.ts';
import { lookPage, problemsPage, type Shown } from '../../../pages/look/page.ts';
import type { Look } from '../../../pages/look/read.ts';
import { suggester } from '../../../pages/look/suggest.ts';
import { load } from '../../tenant/a-tenant-folder.ts';
import { exampleTenant, sideOf } from './a-look.ts';
import { hostileNames } from './hostile-names.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

const elementsOf = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsOf(node.childNodes)] : []));
const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node.childNodes) : '')).join('');
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const shown: Shown = { typed: { call: 'dialled', as: '', number: '' }, at: '18:45:12', reading: 1, nonce: 'n0' };

const lookOf = (name: string): Look => {
  const head = sideOf(exampleTenant(name));
  return { name, head, suggest: suggester(head.voice) };
};

const pageOf = async (look: Look, typed: Partial<Typed> = {}) => {
  const page = parse(`${await lookPage(look, { ...shown, typed: { ...shown.typed, ...typed } })}`);
  return elementsOf(page.childNodes as Node[]);
};

describe('the page', () => {
  it('has a name for every field, button, picture and region, and one of each id', async () => {
    const all = await pageOf(lookOf('northwind'), { as: 'dev', number: '112' });
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of all) {
      for (const name of ['aria-labelledby', 'aria-describedby', 'for', 'list'])
        expect(ids).toContain(attribute(element, name) ?? ids[0]);
      if (element.tagName === 'input' && attribute(element, 'type') !== 'radio')
        expect(all.some((label) => attribute(label, 'for') === attribute(element, 'id'))).toBe(true);
      if (element.tagName === 'button' || element.tagName === 'a')
        expect(`${attribute(element, 'aria-label') ?? ''}${textOf(element.childNodes)}`.trim()).not.toBe('');
    }
    expect(all.find((element) => element.tagName === 'html' && attribute(element, 'lang') === 'en')).toBeDefined();
    expect(all.find((element) => attribute(element, 'role') === 'status')).toBeDefined();
  });

  it('says in words what the picture shows: each box is a link to its own', async () => {
    const look = lookOf('northwind');
    const all = await pageOf(look);
    const boxes = all.filter((element) => attribute(element, 'data-box') !== undefined);
    expect(boxes).toHaveLength(look.head.picture.boxes.length);
    for (const [at, box] of look.head.picture.boxes.entries()) {
      const words = all.find(
        (element) => `#${attribute(element, 'id')}` === attribute(boxes[at] ?? expect.unreachable(), 'href'),
      );
      const text = textOf(words?.childNodes ?? []);
      for (const said of [box.title, ...box.facts, ...box.doubts]) expect(text).toContain(said);
    }
  });

  it('draws the way of the call that stands in its fields', async () => {
    const all = await pageOf(lookOf('northwind'), { as: 'dev', number: '01134960123' });
    const onWay = all.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes('on-way'));
    expect(onWay.filter(({ tagName }) => tagName === 'a')).toHaveLength(7);
    expect(onWay.filter(({ tagName }) => tagName === 'g')).toHaveLength(6);
  });

  it('says when the files were read, and how they are read anew', async () => {
    const text = textOf(parse(`${await lookPage(lookOf('lab'), shown)}`).childNodes as Node[]);
    expect(text).toContain('as they were at 18:45:12');
    expect(text).toContain('Reload this page, which reads them anew.');
  });

  it('grows with what is shown, not with people', async () => {
    const [few, many] = await Promise.all(
      ['', '10000'].map(async (users) => {
        const head = sideOf(exampleTenant('lab', users));
        return `${await lookPage({ name: 'lab', head, suggest: suggester(head.voice) }, shown)}`.length;
      }),
    );
    expect((many ?? 0) - (few ?? 0)).toBeLessThan(300);
  });
});

describe('text from files', () => {
  it.each(hostileNames)('is only text: %s', async (name) => {
    const text = JSON.stringify(name);
    const { tenant = expect.unreachable(name) } = load({
      users: `upn,number,site\nada@contoso.example,+31205552101,"${name.replaceAll('"', '""')}"\n`,
      sections: {
        pstnUsages: `pstnUsages: { ${text}: [{ route: ${text}, pattern: '^\\+316\\d{8}$', sbcs: [main] }] }`,
        voiceRoutingPolicies: `voiceRoutingPolicies: { NL agents: [${text}] }`,
        dialPlans: `dialPlans: { NL: [{ name: ${text}, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }`,
        sites: `sites: { ${text}: { dialPlan: NL, policy: NL agents } }`,
      },
    });
    const head = sideOf(tenant);
    const look: Look = {
      name,
      head,
      before: { ref: name, commit: name, side: head, review: { comment: 'No call changes.', tenant: undefined } },
      suggest: suggester(head.voice),
    };
    const plain: Look = {
      ...look,
      name: 'x',
      before: {
        ...look.before,
        ref: 'x',
        commit: 'x',
        review: { comment: 'No call changes.', tenant: undefined },
        side: head,
      },
    };
    const [all, same] = await Promise.all([
      pageOf(look, { as: 'ada', number: '0612345678' }),
      pageOf(plain, { as: 'ada', number: '0612345678' }),
    ]);
    // Whatever the names are, the page is made of the same elements.
    expect(all.map(({ tagName }) => tagName)).toEqual(same.map(({ tagName }) => tagName));
    const own = new Set(elementNames);
    expect(all.map(({ tagName }) => tagName).filter((tag) => !own.has(tag))).toEqual([]);
    expect(all.flatMap(({ attrs }) => attrs.map((one) => one.name)).filter((one) => one.startsWith('on'))).toEqual([]);
    for (const script of all.filter(({ tagName }) => tagName === 'script'))
      expect(attribute(script, 'nonce')).toBe('n0');
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
    expect(textOf(all[0]?.childNodes ?? [])).toContain(`Calls of ${name}`);
  });

  const elementNames =
    'html head meta link title style body header h1 h2 h3 p time main section form fieldset legend label input div datalist option button small ol li ul span strong details summary pre figure figcaption svg text g path a rect script'.split(
      ' ',
    );

  it('is only text where the files are wrong, too', async () => {
    const page = parse(`${await problemsPage('x: <script>alert(1)</script>', 'n0')}`);
    const all = elementsOf(page.childNodes as Node[]);
    expect(all.filter(({ tagName }) => tagName === 'script')).toEqual([]);
    expect(textOf(page.childNodes as Node[])).toContain('x: <script>alert(1)</script>');
  });
});
