import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../pages/look/answers.ts';
import { mermaidOf } from '../../../pages/look/picture/mermaid.ts';
import type { Look } from '../../../pages/look/read.ts';
import { suggester } from '../../../pages/look/suggest.ts';
import { named, trunkTenant, unnamed } from '../../routing/a-trunk-tenant.ts';
import { sideOf } from './a-look.ts';

const [open, known] = [unnamed, named].map((sections) => sideOf(trunkTenant(sections))) as [
  ReturnType<typeof sideOf>,
  ReturnType<typeof sideOf>,
];

const look = (head: typeof open, before?: typeof open): Look => ({
  name: 'contoso',
  head,
  ...(before && { before: { ref: 'main', commit: '', side: before, review: { comment: '', tenant: undefined } } }),
  suggest: suggester(head.voice),
});

const asked = (of: Look, number: string, call: 'dialled' | 'handed over' = 'dialled') =>
  answersTo(of, { call, as: 'ada', number });

describe('the page of calls while the SIP trunk has no name', () => {
  it.each([
    ['0612345678', 'dialled'],
    ['ada', 'handed over'],
  ] as const)('says of %s (%s) that it is not known yet, in neither colour', async (number, call) => {
    const { said, html, after } = asked(look(open), number, call);
    expect(said).toContain("not known yet, the SIP trunk isn't connected, so main has no name");
    const stations = `${await html}`.split('</ol>')[0] ?? '';
    expect(stations).toContain('not known yet: the SIP trunk isn');
    expect(stations.slice(stations.lastIndexOf('<li'))).not.toMatch(/class="(good|bad)"/);
    expect(after).toMatchObject({ state: 'answered', call: { outcome: { kind: 'not known yet' } } });
  });

  it('marks the SBC as on the way of the call, and its person', () => {
    const boxes = (number: string, call: 'dialled' | 'handed over') =>
      asked(look(open, open), number, call).ways.after.map((at) => open.picture.boxes[at]?.title);
    expect(boxes('0612345678', 'dialled')).toContain('main');
    expect(boxes('0612345678', 'dialled')).toContain('NL national');
    expect(boxes('ada', 'handed over')).toEqual(expect.arrayContaining(['main']));
    expect(boxes('ada', 'handed over').length).toBe(2);
  });

  it('never says that such a call goes as before', () => {
    expect(asked(look(open, open), '0612345678').said).toMatch(/^Whether this call goes as before is not known yet/);
    expect(asked(look(known, open), '0612345678').said).toMatch(/^Before, where this call ends was not known/);
    expect(asked(look(open, known), '0612345678').said).toMatch(/^This call changes\./);
    expect(asked(look(known, known), '0612345678').said).toMatch(/^This call goes as before\./);
  });
});

describe('the picture of such a tenant', () => {
  it('has an SBC without a name, which is not certain, and not the name that stands in', () => {
    const box = open.picture.boxes.find(({ title }) => title === 'main');
    expect(box?.under).toBe('name not known yet');
    expect(box?.doubts).toEqual(["where calls by main end is not known yet: the SIP trunk isn't connected."]);
    const text = mermaidOf(open.picture);
    expect(text).toContain('"main<br/>name not known yet<br/>not certain"');
    expect(text).not.toContain('invalid');
    expect(mermaidOf(known.picture)).not.toContain('not certain');
  });
});
