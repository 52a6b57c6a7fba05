import { describe, expect, it } from 'vitest';
import { needsOfChange } from '../../review/needs.ts';
import { withNamesOf } from '../../review/renamed.ts';
import { sameTenant } from '../../review/same-tenant.ts';
import { settingsEdited } from '../../review/settings-edited.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from '../routing/prove/a-tenant.ts';

const reason = 'everybody may call home';
const tenant = (global?: Tenant['global']) => aTenant(global ? { global } : {});
const needs = (base?: Tenant['global'], head?: Tenant['global']) =>
  needsOfChange(tenant(base), tenant(head)).map(({ what, text }) => `${what}: ${text}`);

describe('a review of Global', () => {
  it('says that its usages route people whom no file names', () => {
    expect(needs(undefined, { reason, policy: ['National'] })).toEqual([
      expect.stringMatching(
        /^global: the Global voice routing policy gets National \(everybody may call home\): .*every voice user.*files don't know\.$/,
      ),
    ]);
    expect(needs({ reason, policy: ['National'] }, { reason: 'another', policy: ['National'] })).toEqual([]);
  });

  it('says whose emergency calls go by the numbers that it gets, also where only these change', () => {
    const withNumbers = (dial: string, named: boolean) =>
      aTenant({
        emergencyCallRoutingPolicies: [
          { name: 'NL', adopt: false, enhancedServices: false, numbers: [{ dial, masks: [], usage: 'Emergency' }] },
        ],
        ...(named && { global: { reason, emergencyCallRoutingPolicy: 'NL' } }),
      });
    const told = (one: Tenant, other: Tenant) =>
      needsOfChange(one, other).flatMap(({ what, text }) => (what === 'global' ? [text] : []));
    const words = [expect.stringMatching(/^the Global emergency call routing policy gets the numbers of NL/)];
    expect(told(withNumbers('112', false), withNumbers('112', true))).toEqual(words);
    expect(told(withNumbers('112', true), withNumbers('911', true))).toEqual(words);
    expect(told(withNumbers('112', true), withNumbers('112', true))).toEqual([]);
    expect(told(withNumbers('112', true), withNumbers('112', false))).toEqual([
      expect.stringMatching(/^the Global emergency call routing policy goes back/),
    ]);
  });

  it('says whose caller ID changes with that of Global, also where only the settings do', () => {
    const withPolicy = (show: 'anonymous' | 'ownNumber', named: boolean, name = 'Hidden') =>
      aTenant({
        callerIdPolicies: [{ name, show, userOverride: false, hideCallers: false, adopt: false }],
        ...(named && { global: { reason, callerIdPolicy: name } }),
      });
    const told = (one: Tenant, other: Tenant) =>
      needsOfChange(one, other).flatMap(({ what, text }) => (what === 'global' ? [text] : []));
    const words = [expect.stringMatching(/^the Global caller ID policy gets the settings of Hidden/)];
    expect(told(withPolicy('anonymous', false), withPolicy('anonymous', true))).toEqual(words);
    expect(told(withPolicy('ownNumber', true), withPolicy('anonymous', true))).toEqual(words);
    expect(told(withPolicy('anonymous', true), withPolicy('anonymous', true))).toEqual([]);
    expect(told(withPolicy('anonymous', true), withPolicy('anonymous', false))).toEqual([
      expect.stringMatching(/^the Global caller ID policy goes back/),
    ]);
    const renamed = withNamesOf(withPolicy('anonymous', true), withPolicy('anonymous', true, 'None')).base;
    expect(renamed.global?.callerIdPolicy).toBe('None');
    expect(sameTenant(withPolicy('anonymous', false), withPolicy('anonymous', true))).toBe(false);
  });

  it('says that what is described no more goes back to what files do not know', () => {
    expect(needs({ reason, policy: ['National'], dialPlan: 'NL' }, undefined)).toEqual([
      expect.stringMatching(/^global: the Global voice routing policy and dial plan go back to what they were/),
    ]);
  });

  it('tells its settings, and never takes two for equal', () => {
    const [before, after] = [tenant(), tenant({ reason, policy: ['National'] })];
    expect(settingsEdited(before, after, []).map(({ text }) => text)).toEqual(['global is new']);
    expect(sameTenant(before, after)).toBe(false);
    const told = settingsEdited(after, tenant({ reason, policy: ['Emergency'] }), []).map(({ text }) => text);
    expect(told).toEqual(['global: policy National → Emergency']);
  });

  it('follows a usage that is only called otherwise', () => {
    const base = tenant({ reason, policy: ['National'], dialPlan: 'NL' });
    const rename = (name: string) => (name === 'National' ? 'Home' : name);
    const head: Tenant = {
      ...base,
      pstnUsages: base.pstnUsages.map((usage) => ({ ...usage, name: rename(usage.name) })),
      voiceRoutes: base.voiceRoutes.map((route) => ({ ...route, pstnUsages: route.pstnUsages.map(rename) })),
      voiceRoutingPolicies: base.voiceRoutingPolicies.map((one) => ({
        ...one,
        pstnUsages: one.pstnUsages.map(rename),
      })),
      global: { reason, policy: ['Home'], dialPlan: 'NL' },
    };
    expect(withNamesOf(base, head).base.global).toEqual(head.global);
  });
});
