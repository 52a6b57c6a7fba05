import { describe, expect, it } from 'vitest';
import { noWriteToGlobal } from '../../../policies/rules/no-write-to-global.ts';
import { aSubject } from '../a-subject.ts';

const found = (kind: string, name: unknown) =>
  noWriteToGlobal.check({ type: `msteams:index:${kind}`, name: 'it', props: { name } }, aSubject());

describe('no-write-to-global', () => {
  it('is kept by policies and plans with a name of their own', () => {
    expect(found('VoiceRoutingPolicy', 'NL agents')).toEqual([]);
    expect(found('DialPlan', 'Globally')).toEqual([]);
  });

  it.each([
    ['VoiceRoutingPolicy', 'Global', 'it writes the voice routing policy "Global".'],
    ['DialPlan', 'tag:GLOBAL', 'it writes the dial plan "tag:GLOBAL".'],
  ])('is broken by the %s "%s"', (kind, name, what) => {
    expect(found(kind, name)).toEqual([{ what, fix: expect.stringMatching(/^give the .* a name of its own/) }]);
  });

  it('cannot be decided without a name', () => {
    expect(() => found('DialPlan', undefined)).toThrow('the name of it is no text.');
  });
});
