import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../review/github.ts';
import { handMade } from '../../../scripts/ci/hand-made.ts';
import { previewComment } from '../../../scripts/ci/preview-comment.ts';
import { errorsIn, stepsIn } from '../../../scripts/ci/preview-part.ts';
import { movedSince, recordIn, recordLine, recordMark, withStale } from '../../../scripts/ci/preview-record.ts';
import { aPart } from './a-part.ts';

describe("the engine's steps", () => {
  const step = (op: string, type: string, name: string, detailedDiff?: object) => ({
    op,
    urn: `urn:pulumi:contoso::trunkline::trunkline:DirectRouting$${type}::${name}`,
    detailedDiff,
  });

  it('are those that are not the same, with what changes', () => {
    const plan = {
      steps: [
        step('same', 'msteams:index:Sbc', 'sbc'),
        step('update', 'msteams:index:PhoneNumbers', 'numbers', { '["add ada@contoso.com"]': { kind: 'add' } }),
        step('create', 'msteams:index:VoiceRoute', 'a::b', { pattern: { kind: 'update' } }),
      ],
    };
    expect(stepsIn(`Warning: first\n${JSON.stringify(plan)}`)).toEqual([
      { op: 'update', kind: 'PhoneNumbers', name: 'numbers', changes: ['add ada@contoso.com'] },
      { op: 'create', kind: 'VoiceRoute', name: 'a::b', changes: ['update pattern'] },
    ]);
  });

  it('are unknown where no plan was printed, and errors are found in one that failed', () => {
    expect(stepsIn('')).toBeUndefined();
    expect(stepsIn('error: no stack')).toBeUndefined();
    const failed = {
      diagnostics: [
        { severity: 'warning', message: 'w' },
        { severity: 'error', message: 'Teams said no\n' },
      ],
    };
    expect(errorsIn(JSON.stringify(failed))).toBe('Teams said no');
    expect(errorsIn('nothing')).toBe('');
  });
});

const difference = (name: string, more: object = {}) => ({
  about: 'route',
  name,
  standing: 'drift',
  is: 'otherwise',
  changes: [],
  text: `route ${name}: pattern a; the file says b.`,
  calls: 'ada no longer reaches mobiles.',
  touched: ['ada@contoso.com'],
  ...more,
});
const drift = (differences: object[], failures: object[] = []) => ({
  at: '2026-11-30T00:00:00Z',
  tenants: [{ tenant: 'contoso', standing: 'drift', failures, differences, notes: [] }],
});

describe('hand-made changes that an up would overwrite', () => {
  it('are those in which the tenant differs from the files before, and from the newer ones too', () => {
    const base = drift([difference('mine'), difference('taken in'), difference('late', { standing: 'may be lag' })]);
    const head = drift([difference('mine'), difference('new in the files')]);
    expect(handMade(base, head)).toEqual({
      overwritten: [
        {
          text: 'route mine: pattern a; the file says b.',
          calls: 'ada no longer reaches mobiles.',
          touched: ['ada@contoso.com'],
        },
      ],
      elsewhere: 1,
      notCarriedOut: 0,
      unread: [],
    });
  });

  it('are unknown where something was not read, never none', () => {
    expect(handMade(undefined, drift([]))).toEqual({ why: "drift couldn't be looked at" });
    // The keys of CCAIP and of a SIP provider aren't there for a preview: what was read of Teams is told all the same.
    const unread = [{ what: 'the connection', why: "TRUNKLINE_TELNYX_API_KEY isn't set." }];
    expect(handMade(drift([difference('mine')], unread), drift([difference('mine')], unread))).toMatchObject({
      overwritten: [{ text: 'route mine: pattern a; the file says b.' }],
      unread: ["the connection couldn't be read: TRUNKLINE_TELNYX_API_KEY isn't set"],
    });
    expect(handMade(drift([]), drift([], [{ what: 'routes', why: '403' }]))).toMatchObject({
      unread: ["routes couldn't be read: 403"],
    });
    expect(handMade(drift([]), drift([]))).toEqual({
      overwritten: [],
      elsewhere: 0,
      notCarriedOut: 0,
      unread: [],
    });
  });

  it('are not what nobody touched since trunkline wrote it: an earlier merge was never carried out', () => {
    const pending = difference('pending', { written: { time: '2026-11-29T00:00:00Z', unchanged: true } });
    const both = drift([difference('mine'), pending]);
    expect(handMade(both, both)).toMatchObject({
      overwritten: [{ text: 'route mine: pattern a; the file says b.' }],
      elsewhere: 0,
      notCarriedOut: 1,
    });
  });
});

const record = { base: 'b'.repeat(40), head: 'c'.repeat(40), run: 5, tenants: { contoso: 'f1', 'x --> <b>': '' } };
const commentOf = (more: Partial<Parameters<typeof previewComment>[0]> = {}) =>
  previewComment({ review: '### contoso: nothing changes', parts: [], missing: [], gone: [], record, ...more });

describe("a pull request's one comment", () => {
  it('is the review, the steps, and what people changed by hand', () => {
    const steps = [{ op: 'update', kind: 'VoiceRoute', name: 'NL | mobile', changes: ['update pattern'] }];
    const text = commentOf({
      parts: [
        aPart({
          steps,
          drift: {
            overwritten: [{ text: 'route *mine*', calls: 'ada is lost.', touched: ['ada@contoso.com'] }],
            elsewhere: 0,
            notCarriedOut: 2,
            unread: ["the connection couldn't be read: no key"],
          },
        }),
      ],
    });
    expect(text.split('\n').slice(0, -1)).toEqual([
      '### contoso: nothing changes',
      '',
      '#### Hand-made changes that this up overwrites',
      '',
      '- contoso: route \\*mine\\* ada is lost. (ada@contoso.com)',
      "- contoso: not known, the connection couldn't be read: no key.",
      '- contoso: 2 differences are not made by hand: an earlier version of the files was never carried out here, and goes with this one.',
      '',
      '#### What the engine would do',
      '',
      '<details><summary><b>contoso</b>: 1 update</summary>',
      '',
      '| step | what | name | changes |',
      '| --- | --- | --- | --- |',
      '| update | VoiceRoute | NL \\| mobile | update pattern |',
      '',
      '</details>',
      '',
    ]);
  });

  it('says what failed, what nobody previewed, and what is not known', () => {
    const text = commentOf({
      parts: [
        aPart({ tenant: 'well' }),
        aPart({ exitCode: 255, said: ['error: ```no```'], drift: { why: 'routes: 403' } }),
      ],
      missing: ['fabrikam'],
    });
    expect(text).toMatch(/the preview failed[\s\S]*\*\*well\*\*: no step/);
    expect(text).toContain('**contoso: the preview failed** (exit code 255).\n\n````\nerror: ```no```\n````');
    expect(text).toContain('**fabrikam: not previewed.** Its job has left nothing that can be read.');
    expect(text).toContain('- contoso: not known, routes: 403.');
    expect(text).not.toContain('None.');
    expect(commentOf()).toContain('No tenant is changed.');
  });

  it('never says that nothing was changed by hand, or that no tenant is changed, where nobody knows', () => {
    const text = commentOf({ parts: [aPart()], missing: ['fabrikam'] });
    expect(text).toContain('- Not known of the tenant that nobody previewed.');
    expect(text).not.toContain('None.');
    expect(commentOf({ parts: [aPart()] })).toContain('None.');
    const gone = commentOf({ gone: ['fabrikam'] });
    expect(gone).toContain('**fabrikam: its files go.** No job is for that: the stack');
    expect(gone).not.toContain('No tenant is changed.');
    const unknown = commentOf({ unknown: 'the job that finds out has failed.' });
    expect(unknown).toContain('**Not previewed**: the job that finds out has failed.');
    expect(unknown).not.toMatch(/None\.|No tenant is changed/);
  });

  const steps = Array.from({ length: 40 }, (_, at) => ({
    op: 'update',
    kind: 'VoiceRoute',
    name: `route ${at} ${'x'.repeat(80)}`,
    changes: ['update pattern'],
  }));
  const overwritten = Array.from({ length: 60 }, (_, at) => ({ text: `route ${at} ${'y'.repeat(500)}`, touched: [] }));
  const fleet = (count: number, name = (at: number) => `customer-${at}`) => ({
    parts: Array.from({ length: count }, (_, at) =>
      aPart({ tenant: name(at), steps, drift: { overwritten, elsewhere: 0, notCarriedOut: 0, unread: [] } }),
    ),
    missing: ['lost-1', 'lost-2'],
    record: {
      ...record,
      tenants: Object.fromEntries(Array.from({ length: count }, (_, at) => [name(at), hash(at)])),
    },
  });
  const hash = (at: number) => createHash('sha256').update(String(at)).digest('hex');

  it.each([1, 40, 256])(
    'of %d tenants fits, with room to say that it is stale, and tells by what it can be known',
    (count) => {
      const fleetOf = fleet(count);
      const text = commentOf({ ...fleetOf, review: `### lost\n<details>\n${'a line\n'.repeat(20_000)}</details>` });
      const body = bodyOf(text, '<!-- trunkline review 0123456789abcdef -->');
      expect(body).toContain(text);
      expect(withStale(body, 'w'.repeat(2_000)).length).toBeLessThanOrEqual(65_536);
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      expect(text).toMatch(/^### lost\n/);
      expect(text).toContain('**lost-1, lost-2: not previewed.**');
      for (const { tenant } of fleetOf.parts)
        expect(text).toMatch(new RegExp(`- ${tenant}: (\\d+|\\d+ more) without room`));
      const told = recordIn(body);
      expect(Object.keys(told?.tenants ?? {})).toHaveLength(count);
      expect(told && movedSince(told, (name) => fleetOf.record.tenants[name] ?? '')).toEqual([]);
      expect(
        told && movedSince(told, (name) => (name === 'customer-0' ? hash(999) : (fleetOf.record.tenants[name] ?? ''))),
      ).toEqual(['customer-0']);
    },
  );

  it.each([38, 60])('counts each tenant that it leaves out, with names of %d letters', (letters) => {
    const name = (at: number) => `${at}-${hash(at)}`.slice(0, letters);
    const notCarriedOut = { overwritten: [], elsewhere: 0, notCarriedOut: 2, unread: [] };
    const failed = fleet(256, name).parts.map((part) => ({
      ...part,
      exitCode: 255,
      said: ['no'],
      drift: notCarriedOut,
    }));
    const unknown = failed.map((part) => ({ ...part, drift: { why: 'w'.repeat(300) } }));
    for (const parts of [failed, unknown]) {
      const text = commentOf({ ...fleet(256, name), parts, missing: [] });
      const shown = text.match(/: the preview failed\*\*/g)?.length ?? 0;
      expect(shown + Number(/(\d+) more tenants without room/.exec(text)?.[1] ?? 0)).toBe(256);
      const isWhole = parts.every(({ tenant }) => text.includes(`- ${tenant}: not known`));
      expect(/Not all hand-made changes are shown/.test(text)).toBe(parts === unknown && !isWhole);
      expect(withStale(bodyOf(text, 'm'), 'w'.repeat(2_000)).length).toBeLessThanOrEqual(65_536);
    }
    expect(commentOf({ ...fleet(256, name), parts: failed })).toMatch(
      / and 251 more: 512 differences are not made by hand/,
    );
  });

  it('fits and counts as stale where names are too long to be told', () => {
    const text = commentOf(fleet(256, (at) => hash(at) + hash(at + 1000) + hash(at + 2000)));
    expect(withStale(bodyOf(text, 'm'), 'w').length).toBeLessThanOrEqual(65_536);
    expect(text).toContain(recordMark);
    expect(recordIn(text)).toBeUndefined();
  });

  it('keeps what it was made of, where a name can not end it', () => {
    expect(recordIn(commentOf())).toEqual(record);
    expect(recordLine(record).match(/-->/g)).toHaveLength(1);
    expect(recordIn('<!-- trunkline preview {"base":1} -->')).toBeUndefined();
    expect(recordIn('<!-- trunkline preview bm90IGRlZmxhdGVk -->')).toBeUndefined();
    expect(recordIn('no record')).toBeUndefined();
  });

  it('is stale once the files of a tenant that it was held against have changed', () => {
    expect(movedSince(record, (name) => (name === 'contoso' ? 'f1' : ''))).toEqual([]);
    expect(movedSince(record, () => '')).toEqual(['contoso']);
    expect(movedSince(record, () => 'f1')).toEqual(['x --> <b>']);
  });

  it('has one such line above it, the newest, and none once it holds again', () => {
    const once = withStale('body\n', 'one.');
    expect(once).toMatch(/^> \*\*Stale\*\*: one\. Preview it again\.\n/);
    expect(withStale(once, 'two.')).toBe(withStale('body\n', 'two.'));
    expect(withStale(once, undefined)).toBe('body\n');
    expect(withStale('body\n', undefined)).toBe('body\n');
    const both = withStale(once, 'three.', 'tenant');
    expect(both).toMatch(/^> .*one\.[^>]*<!-- .* -->\n\n> .*three\./);
    expect(withStale(both, 'two.', 'tenant')).toBe(withStale(once, 'two.', 'tenant'));
    expect(withStale(both, undefined, 'tenant')).toBe(once);
    expect(withStale(withStale(both, undefined), undefined, 'tenant')).toBe('body\n');
  });
});
