import { describe, expect, it } from 'vitest';
import { handMade } from '../../../scripts/ci/hand-made.ts';
import { previewComment } from '../../../scripts/ci/preview-comment.ts';
import { errorsIn, stepsIn } from '../../../scripts/ci/preview-part.ts';
import { movedSince, recordIn, recordLine, withStale } from '../../../scripts/ci/preview-record.ts';
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
    expect(handMade(drift([]), drift([]))).toEqual({ overwritten: [], elsewhere: 0, unread: [] });
  });
});

const record = { base: 'b'.repeat(40), head: 'c'.repeat(40), tenants: { contoso: 'f1', 'x --> <b>': '' } };
const commentOf = (more: Partial<Parameters<typeof previewComment>[0]> = {}) =>
  previewComment({ review: '### contoso: nothing changes', parts: [], missing: [], record, ...more });

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
            unread: ["the connection couldn't be read: no key"],
          },
        }),
      ],
    });
    expect(text.split('\n').slice(0, -1)).toEqual([
      '### contoso: nothing changes',
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
      '#### Hand-made changes that this up overwrites',
      '',
      '- contoso: route \\*mine\\* ada is lost. (ada@contoso.com)',
      "- contoso: not known, the connection couldn't be read: no key.",
      '',
    ]);
  });

  it('says what failed, what nobody previewed, and what is not known', () => {
    const text = commentOf({
      parts: [aPart({ exitCode: 255, said: ['error: ```no```'], drift: { why: 'routes: 403' } })],
      missing: ['fabrikam'],
    });
    expect(text).toContain('**contoso: the preview failed** (exit code 255).\n\n````\nerror: ```no```\n````');
    expect(text).toContain('**fabrikam: not previewed.** Its job has left nothing.');
    expect(text).toContain('- contoso: not known, routes: 403.');
    expect(text).not.toContain('None.');
    expect(commentOf()).toContain('No tenant is changed.');
  });

  it('keeps what it was made of, where a name can not end it', () => {
    expect(recordIn(commentOf())).toEqual(record);
    expect(recordLine(record).match(/-->/g)).toHaveLength(1);
    expect(recordIn('<!-- trunkline preview {"base":1} -->')).toBeUndefined();
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
  });
});
