import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../pages/look/picture/box.ts';
import { changesOf } from '../../../pages/look/picture/changes.ts';
import { layoutOf, size } from '../../../pages/look/picture/layout.ts';
import { wayOf } from '../../../pages/look/picture/way.ts';
import { answer } from '../../../routing/question.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { load } from '../../tenant/a-tenant-folder.ts';
import { exampleTenant, sideOf } from './a-look.ts';

/** The picture as somebody reads it who reads no JSON. */
const written = ({ boxes, lines }: Picture): string => {
  const titleOf = (id: string): string => {
    const box = boxes.find((one) => one.id === id);
    return box === undefined ? id : `${box.kind} ${box.title}`;
  };
  const blocks = boxes.map((box) =>
    [
      `${box.layer} · ${box.kind} · ${box.title} · ${box.under}`,
      ...box.facts.map((fact) => `    ${fact}`),
      ...box.doubts.map((doubt) => `    Not certain: ${doubt}`),
      ...lines
        .filter(({ from }) => from === box.id)
        .map(({ to, order, note }) => `    → ${order ?? ''} ${titleOf(to)}${note === undefined ? '' : ` (${note})`}`),
    ].join('\n'),
  );
  return `${blocks.join('\n')}\n`;
};

const titlesIn = ({ boxes }: Picture, layer: string): string[] =>
  boxes.filter((box) => box.layer === layer).map(({ title, under }) => `${title}: ${under}`);

describe('the picture of a tenant', () => {
  it.each(['lab', 'northwind', 'fabrikam'])('shows all of %s, in the order of its file', async (name) => {
    const text = written(sideOf(exampleTenant(name)).picture);
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `${name}.txt`));
  });

  it('shows 10,000 people as the boxes that 12 have, with their count', () => {
    const [few, many] = [exampleTenant('lab'), exampleTenant('lab', '10000')].map((tenant) => sideOf(tenant).picture);
    expect(many?.boxes.map(({ id }) => id)).toEqual(few?.boxes.map(({ id }) => id));
    expect(many?.lines).toEqual(few?.lines);
    expect(many && titlesIn(many, 'people')).toEqual([
      'Amsterdam: 8,998 people: ada, bob, cyd …',
      'Amsterdam: 1,002 people: eve, jon, kim …',
    ]);
  });

  const manySites = (sites: number, policies: number): Tenant => {
    const names = Array.from({ length: sites }, (_, at) => `Site ${at}`);
    const users = names.map((site, at) => `u${at}@contoso.example,+3120555${1000 + at},${site}`);
    const { tenant } = load({
      users: `upn,number,site\n${users.join('\n')}\n`,
      sections: {
        voiceRoutingPolicies: `voiceRoutingPolicies: { ${Array.from({ length: policies }, (_, at) => `Policy ${at}: [National]`).join(', ')} }`,
        sites: `sites: { ${names.map((site, at) => `${site}: { dialPlan: NL, policy: Policy ${at % policies} }`).join(', ')} }`,
      },
    });
    return tenant ?? expect.unreachable();
  };

  it('groups people by what they have where sites are too many for a picture, and by less where that is too much', () => {
    expect(titlesIn(sideOf(manySites(24, 2)).picture, 'people')).toHaveLength(24);
    expect(titlesIn(sideOf(manySites(25, 2)).picture, 'people')).toEqual([
      '13 sites: 13 people: u0, u2, u4 …',
      '12 sites: 12 people: u1, u3, u5 …',
    ]);
    const everybody = sideOf(manySites(60, 30)).picture;
    expect(titlesIn(everybody, 'people')).toEqual(['60 sites: 60 people: u0, u1, u2 …']);
    expect(everybody.lines.filter(({ from }) => from === 'people everybody')).toHaveLength(31);
  });

  it('shows neighbours among many routes as one box, and the way of a call through it', () => {
    const routes = Array.from(
      { length: 60 },
      (_, at) => `{ route: R${at}, pattern: '^\\+319${10 + at}$', sbcs: [main] }`,
    );
    const { tenant = expect.unreachable() } = load({
      sections: {
        pstnUsages: `pstnUsages: { National: [${routes.join(', ')}], Other: [{ route: Last, pattern: '^\\+32\\d{6}$', sbcs: [main] }] }`,
        voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National, Other] }',
      },
    });
    const { picture, voice } = sideOf(tenant);
    expect(titlesIn(picture, 'routes')).toEqual(['R0 … R59: 60 routes', 'Last: +32x{6}']);
    const call = answer(voice, { kind: 'dialled', upn: 'ada@contoso.example', dialled: '+31969' });
    expect(call && [...wayOf(picture, voice, call)]).toContain('voice route r0 … r59');
  });

  it('says what is not certain as explain does, and what the files do not hold', () => {
    const { tenant = expect.unreachable() } = load({
      users: 'upn,number\nada@contoso.example,+31205552101\n',
    });
    const { boxes } = sideOf(tenant).picture;
    const globals = boxes.filter(({ title }) => title === 'Global');
    expect(globals.map(({ under }) => under)).toEqual(['dial plan, not in the files', 'policy, not in the files']);
    expect(globals.flatMap(({ doubts }) => doubts)).toEqual([
      "The files don't hold the rules of the Global dial plan, which is the one in force: it is taken as empty; --live reads it.",
      "The files don't hold the usages of the Global voice routing policy, which is the one in force: it is taken as empty; --live reads it.",
    ]);
    expect(boxes.find(({ title }) => title === 'NL agents')?.facts).toContain('Nobody has it.');
  });

  it('stands in columns: no box over another, every line from right to left side', () => {
    const { picture } = sideOf(exampleTenant('fabrikam'));
    const { places, courses, width, height } = layoutOf(picture);
    const all = [...places.values()];
    for (const [at, one] of all.entries()) {
      expect(one.x + size.width).toBeLessThanOrEqual(width);
      expect(one.y + size.height).toBeLessThanOrEqual(height);
      for (const other of all.slice(at + 1))
        expect(one.x !== other.x || Math.abs(one.y - other.y) >= size.height).toBe(true);
    }
    expect(courses).toHaveLength(picture.lines.length);
    for (const { from, to } of courses) expect(from.x).toBeLessThan(to.x);
  });
});

describe('the way of a call in the picture', () => {
  const { picture, voice } = sideOf(exampleTenant('northwind'));
  const titles = (question: Parameters<typeof answer>[1]): string[] => {
    const call = answer(voice, question) ?? expect.unreachable();
    const way = wayOf(picture, voice, call);
    return picture.boxes.filter(({ id }) => way.has(id)).map(({ kind, title }) => `${kind} ${title}`);
  };
  const dialled = (name: string, number: string) =>
    titles({ kind: 'dialled', upn: `${name}@northwind.example`, dialled: number });

  it('goes by plan, policy, usage and every route to the SBCs', () => {
    expect(dialled('dev', '01134960123')).toEqual([
      'people Leeds',
      'dial plan GB',
      'voice routing policy GB agents',
      'PSTN usage National',
      'voice route GB geographic',
      'SBC london',
      'SBC leeds',
    ]);
  });

  it('of an emergency call by the emergency call routing policy', () => {
    expect(dialled('amy', '911')).toEqual([
      'people London',
      'dial plan GB',
      'emergency call routing policy GB',
      'PSTN usage Emergency',
      'voice route GB emergency',
      'voice route GB emergency backup',
      'SBC london',
      'SBC leeds',
    ]);
  });

  it('ends at the policy where nothing matches, and at a colleague before it', () => {
    expect(dialled('amy', '004930123456')).toEqual(['people London', 'dial plan GB', 'voice routing policy GB agents']);
    expect(dialled('amy', '204')).toEqual(['people London', 'people Leeds', 'dial plan GB']);
  });

  it('of a call that CCAIP hands over comes in by the SBCs', () => {
    expect(titles({ kind: 'handed over', address: '+442079460204' })).toEqual([
      'people Leeds',
      'SBC london',
      'SBC leeds',
    ]);
  });
});

it('marks what is new, gone and changed beside another version', () => {
  const national = (rest: string): Picture => {
    const { tenant = expect.unreachable() } = load({
      sections: { pstnUsages: `pstnUsages: { National: [${rest}] }` },
    });
    return sideOf(tenant).picture;
  };
  const mobile = "{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }";
  const before = national(`${mobile}, { route: Old, pattern: '^\\+3188\\d{7}$', sbcs: [main] }`);
  const after = national(`${mobile}, { route: New, pattern: '^\\+3188\\d{7}$', sbcs: [main] }`);
  const marks = changesOf(before, after);
  expect([...marks.before]).toEqual([
    ['PSTN usage national', 'changed'],
    ['voice route old', 'gone'],
  ]);
  expect([...marks.after]).toEqual([
    ['PSTN usage national', 'changed'],
    ['voice route new', 'new'],
  ]);
  expect([...changesOf(after, after).after]).toEqual([]);
});
