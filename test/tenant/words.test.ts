import { describe, expect, it } from 'vitest';
import { kindSchemas } from '../../providers/msteams/schema/kinds.ts';
import { renamed, toArgs, toEntry, type WordedKind, wordOf } from '../../tenant/words.ts';

const kinds = Object.keys(renamed) as WordedKind[];

describe("the tenant's words for the fields of a kind", () => {
  it.each(kinds)('are read both ways: %s', (kind) => {
    const fields = Object.keys(kindSchemas[kind].fields);
    const words = fields.map((field) => wordOf(kind, field));
    expect(new Set(words).size).toBe(fields.length);
    const entry = Object.fromEntries(words.map((word, index) => [word, index % 2 === 0 ? [`${word}`] : word]));
    const args = toArgs(kind, entry);
    expect(Object.keys(args)).toEqual(fields);
    expect(toEntry(kind, args)).toEqual(entry);
  });

  it('rename only fields that the kind has, to words that no other of its fields has', () => {
    for (const kind of kinds) {
      const fields = Object.keys(kindSchemas[kind].fields);
      expect(fields).toEqual(expect.arrayContaining(Object.keys(renamed[kind])));
      for (const word of Object.values(renamed[kind])) expect(fields).not.toContain(word);
    }
  });

  it("take over what the kind has, and leave what is the tenant's own", () => {
    const entry = { key: 'main', derived: false, fqdn: 'sbc1.contoso.com', port: 5061, maxSessions: undefined };
    expect(toArgs('Sbc', entry)).toEqual({ fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 });
  });
});
