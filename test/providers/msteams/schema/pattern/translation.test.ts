// biome-ignore-all lint/suspicious/noTemplateCurlyInString: .NET names a group in a translation this way.
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../../../providers/msteams/schema/pattern/parse.ts';
import { parseTranslation } from '../../../../../providers/msteams/schema/pattern/translation.ts';

const groups = (groupCount: number, names: Record<string, number> = {}) => ({
  groupCount,
  groupNames: new Map(Object.entries(names)),
});

const partsOf = (text: string, groupCount: number, names?: Record<string, number>) => {
  const result = parseTranslation(text, groups(groupCount, names));
  if (!result.ok) throw new Error(result.message);
  return result.translation.parts.map((part) => (part.kind === 'text' ? part.value : part.number));
};

describe('a translation', () => {
  it.each<[string, number, (string | number)[]]>([
    ['+31$1', 1, ['+31', 1]],
    ['$1;ext=$7', 7, [1, ';ext=', 7]],
    ['$10', 1, ['$10']],
    ['$10', 10, [10]],
    ['$01', 1, [1]],
    ['$2', 1, ['$2']],
    ['${1}0', 1, [1, '0']],
    ['${2}0', 1, ['${2}0']],
    ['$$1', 1, ['$1']],
    ['$&', 0, [0]],
    ['$0', 0, [0]],
    ['+$', 1, ['+$']],
    ['${', 1, ['${']],
    ['$a', 1, ['$a']],
    ['${no}', 1, ['${no}']],
    ['', 0, []],
  ])('%s over %i groups', (text, count, parts) => {
    expect(partsOf(text, count)).toEqual(parts);
  });

  it('finds a group by name', () => {
    expect(partsOf('+${cc}$1', 2, { cc: 2 })).toEqual(['+', 2, 1]);
  });

  it('says nothing of groups where it is unclear what they take', () => {
    const parsed = parsePattern('(?<=(\\d+))(#)*$');
    if (!parsed.ok) throw new Error(parsed.message);
    expect(parseTranslation('<$1>', parsed.pattern)).toMatchObject({ ok: false, reason: 'unsupported', position: 0 });
    expect(parseTranslation('112', parsed.pattern)).toMatchObject({ ok: true });
  });

  it.each(['+31\n', '\t1', '1\x7f'])('holds no control character: %j', (text) => {
    expect(parseTranslation(text, groups(1))).toMatchObject({ ok: false, reason: 'unsupported' });
  });

  it.each(['$`', "$'", '$+', '$_'])('names %s as beyond exact analysis', (text) => {
    expect(parseTranslation(`1${text}`, groups(1))).toMatchObject({
      ok: false,
      reason: 'unsupported',
      construct: text,
      position: 1,
    });
  });
});
