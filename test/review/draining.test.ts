import { describe, expect, it } from 'vitest';
import { needsOfChange } from '../../review/needs.ts';
import { settingsEdited } from '../../review/settings-edited.ts';
import { whatStays } from '../../review/what-stays.ts';
import type { Sbc } from '../../tenant/tenant.ts';
import { aTenant, sbc } from '../routing/prove/a-tenant.ts';

const draining = { enabled: false, drainFor: '1h' };
const tenant = (...sbcs: Sbc[]) => aTenant({ protect: true, sbcs });
const needs = (base: Sbc[], head: Sbc[]) => needsOfChange(tenant(...base), tenant(...head));

describe('a review of an SBC that goes', () => {
  it('says of a drained one how long up refuses it, and nothing of protection', () => {
    expect(needs([sbc('main'), sbc('old', draining)], [sbc('main')])).toEqual([
      {
        what: 'drain',
        text: 'SBC old (old.example) goes: up removes it only when it has been drained for 1h, counted from the up that drained it; before that it refuses, and says until when.',
      },
    ]);
  });

  it('says of any other that it may be drained instead of lifting all protection', () => {
    expect(needs([sbc('main'), sbc('old')], [sbc('main')])).toEqual([
      {
        what: 'protection',
        text: expect.stringMatching(/protect: false in tenant\.yaml.*drain: true at the SBC instead/s),
      },
    ]);
  });

  it('says nothing while it only drains', () => {
    expect(needs([sbc('main'), sbc('old')], [sbc('main'), sbc('old', draining)])).toEqual([]);
  });
});

describe('a review of an SBC that begins or ceases to be drained', () => {
  const texts = (before: Partial<Sbc>, after: Partial<Sbc>) =>
    settingsEdited(tenant(sbc('old', before)), tenant(sbc('old', after)), []).map(({ text }) => text);

  it("says it in the file's word", () => {
    expect(texts({}, draining)).toEqual(['SBC old: drain false → true (drainFor 1h)']);
    expect(texts(draining, {})).toEqual(['SBC old: drain true (drainFor 1h) → false']);
    expect(texts(draining, { ...draining, drainFor: '2h' })).toEqual(['SBC old: drainFor 1h → 2h']);
    expect(texts(draining, { enabled: false })).toEqual([
      'SBC old: drain true (drainFor 1h) → false (enabled false: it takes no calls)',
    ]);
    expect(texts({ enabled: false }, draining)).toEqual([
      'SBC old: drain false (enabled false: it takes no calls) → true (drainFor 1h)',
    ]);
    expect(texts({}, { enabled: false })).toEqual(['SBC old: enabled true → false']);
  });

  it('names it in what stays of a tenant whose files go', () => {
    expect(whatStays(tenant(sbc('main'), sbc('old', draining)))).toContain(
      '2 SBCs (main.example, old.example, draining)',
    );
  });
});
