import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../pages/look/answers.ts';
import { type Answer, answerTo, type Typed } from '../../../pages/look/ask.ts';
import type { Look } from '../../../pages/look/read.ts';
import { suggester } from '../../../pages/look/suggest.ts';
import { answerView, saidOf } from '../../../pages/look/trace-view.ts';
import { doubtText } from '../../../routing/doubt-text.ts';
import { explainText } from '../../../routing/explain-text.ts';
import { answer, type Question } from '../../../routing/question.ts';
import { randomCalls } from '../../../scripts/agree/random-calls.ts';
import { createRandom } from '../../../scripts/chaos/random.ts';
import { load } from '../../tenant/a-tenant-folder.ts';
import { exampleTenant, sideOf } from './a-look.ts';

const lab = sideOf(exampleTenant('lab')).voice;
const typed = (as: string, number: string, call: Typed['call'] = 'dialled'): Typed => ({ call, as, number });
const hint = (answered: Answer): string =>
  answered.state === 'go on' ? answered.hint : `answered: ${saidOf(answered)}`;

type Node = DefaultTreeAdapterMap['childNode'];
const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node.childNodes) : '')).join('');
const viewText = async (answered: Answer): Promise<string> =>
  textOf(parseFragment(`${await answerView(answered)}`).childNodes);

describe('what is typed so far', () => {
  it.each([
    [typed('', ''), 'Say who dials.'],
    [typed(' ', '112'), 'Say who dials.'],
    [typed('ad', '112'), 'Nobody here is called "ad".'],
    [typed('ada', ''), 'Dial what ada@contoso.example dials.'],
    [
      typed('ada', '06 12x'),
      'Go on. So far "06 12x" has letters, which no phone sends. Write the keys that they stand on, 06129.',
    ],
    [
      typed('ada', '0612345678;ext='),
      'Go on. So far "0612345678;ext=" isn\'t a number. Write what the user dials, e.g. 0612345678.',
    ],
    [typed('', '', 'handed over'), 'Say whom CCAIP hands the call to: a user, a number or a SIP URI.'],
    [typed('', 'zoe', 'handed over'), 'Nobody here is called "zoe".'],
  ])('%j is no error: go on', async (asked, said) => {
    expect(hint(answerTo(lab, asked))).toBe(said);
    expect(await viewText(answerTo(lab, asked))).toBe(said);
  });

  it.each([
    [typed('ada', '112'), 'ada dials 112: 112, Emergency, main.'],
    [typed('ADA@contoso.example ', '06-1234 5678'), 'ada dials 0612345678: +31612345678, NL mobile, main.'],
    [typed('ada', '2102'), 'ada dials 2102: +31205552102, internal, rings bob.'],
    [typed('nobody is asked', 'ada', 'handed over'), 'CCAIP → ada: +31205552101, rings ada.'],
    [
      typed('', '+31 20 555 9999', 'handed over'),
      'CCAIP → +31205559999: +31205559999, reaches nobody, no user has this number.',
    ],
  ])('%j is a call', (asked, said) => {
    expect(hint(answerTo(lab, asked))).toBe(`answered: ${said}`);
  });

  it('a short name that several have is asked for whole', () => {
    const { tenant = expect.unreachable() } = load({
      users: 'upn,number\nada@contoso.example,+31205552101\nada@other.example,+31205552102\n',
    });
    expect(hint(answerTo(sideOf(tenant).voice, typed('ada', '1')))).toBe(
      '"ada" could be several users: ada@contoso.example, ada@other.example.',
    );
  });
});

describe('an answer', () => {
  it('names each station, and what is not certain word for word as explain does', async () => {
    const answered = answerTo(sideOf(exampleTenant('northwind')).voice, typed('dev', '01134960123'));
    if (answered.state !== 'answered') return expect.unreachable();
    const view = parseFragment(`${await answerView(answered)}`);
    const text = textOf(view.childNodes);
    for (const station of ['dev@northwind.example dials', 'dial plan GB, rule National', 'first route GB geographic'])
      expect(text).toContain(station);
    expect(answered.call.doubts.length).toBe(2);
    for (const doubt of answered.call.doubts) expect(text).toContain(`Not certain: ${doubtText(doubt)}`);
    expect(text).toContain(explainText(answered.call).join('\n'));
    expect(text).toContain('Shown as the caller: the number of reception@northwind.example');
    return undefined;
  });

  it('of a call that is dropped, refused or for nobody says so where it ends', async () => {
    expect(await viewText(answerTo(lab, typed('ada', '0044201234567')))).toContain(
      'dropped: policy "NL agents" has no usage that matches',
    );
    expect(await viewText(answerTo(lab, typed('', '0612345678', 'handed over')))).toContain('reaches nobody');
  });
});

describe('two versions', () => {
  const version = (route: string, users = 'upn,number,site\nada@contoso.example,+31205552101,Amsterdam\n') => {
    const { tenant = expect.unreachable() } = load({
      users,
      sections: { pstnUsages: `pstnUsages: { National: [${route}] }` },
    });
    return sideOf(tenant);
  };
  const mobile = version("{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }");
  const renamed = version("{ route: Mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }");
  const longer = version(
    "{ route: First, pattern: '^\\+3188\\d{7}$', sbcs: [main] }, { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }",
  );
  const without = version(
    "{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }",
    'upn,number,site\nbob@contoso.example,+31205552102,Amsterdam\n',
  );
  const review = { comment: '', tenant: undefined };
  const said = (before: typeof mobile | undefined, number = '0612345678'): string => {
    const look: Look = {
      name: 'contoso',
      head: mobile,
      before: { ref: 'main', commit: '', review, ...(before && { side: before }) },
      suggest: suggester(mobile.voice),
    };
    return answersTo(look, typed('ada', number)).said;
  };

  it('are told apart by what explain says of the call', () => {
    const now = 'ada dials 0612345678: +31612345678, NL mobile, main.';
    expect(said(mobile)).toBe(`This call goes as before. ${now}`);
    expect(said(renamed)).toBe(`This call changes. ${now}`);
    expect(said(longer)).toBe(`This call ends as before; what is tried on its way differs. ${now}`);
    expect(said(without)).toBe(`Before, it was no call of this tenant. ${now}`);
    expect(said(undefined)).toBe(now);
    expect(said(renamed, '')).toBe('Dial what ada@contoso.example dials.');
  });
});

describe('the page and explain', () => {
  it.each(['lab', 'fabrikam', 'northwind'])('say the same of 2,000 random calls of %s', async (name) => {
    const tenant = exampleTenant(name);
    const { voice } = sideOf(tenant);
    const call = randomCalls(tenant, createRandom(1301));
    let answered = 0;
    for (let times = 0; times < 2000; times += 1) {
      const asked = call();
      const ours = answerTo(voice, 'over' in asked ? typed('', asked.to, 'handed over') : typed(asked.from, asked.to));
      if (ours.state === 'go on') {
        expect(asked.to, hint(ours)).not.toMatch(/^[0-9+*#]+$/);
        continue;
      }
      answered += 1;
      const explained = answer(voice, questionOf(asked)) ?? expect.unreachable();
      expect(ours.call).toEqual(explained);
      // Text takes its time.
      if (times % 20 === 0) expect(await viewText(ours)).toContain(explainText(explained).join('\n'));
    }
    expect(answered).toBeGreaterThan(1900);
  });

  const questionOf = (asked: ReturnType<ReturnType<typeof randomCalls>>): Question =>
    'over' in asked
      ? { kind: 'handed over', address: asked.to }
      : { kind: 'dialled', upn: asked.from, dialled: asked.to };
});

describe('names under the field', () => {
  const suggest = suggester(sideOf(exampleTenant('lab', '500')).voice);

  it('begin as typed, whatever the case, in their order, a dozen at most', () => {
    expect(suggest('ad')).toEqual(['ada@contoso.example']);
    expect(suggest('ada@contoso.example')).toEqual(['ada@contoso.example']);
    expect(suggest(' USER0040')).toEqual(Array.from({ length: 10 }, (_, at) => `user0040${at}@contoso.example`));
    expect(suggest('user')).toHaveLength(12);
    expect(suggest('')[0]).toBe('ada@contoso.example');
    expect(suggest('zz')).toEqual([]);
  });
});
