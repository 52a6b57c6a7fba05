import { expect } from 'vitest';
import type { Kind } from '../../../../../providers/kit/resource.ts';
import { aContext, aTenant } from '../teams-session.ts';
import type { Case, Values } from './cases.ts';

/** A tenant with two usages, two SBCs and a foreign route, and one kind at work in it. */
export const aTenantWith = ({ create, noun, base, identity }: Pick<Case, 'create' | 'noun' | 'base' | 'identity'>) => {
  const tenant = aTenant();
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National', 'International'] });
  for (const fqdn of ['sbc1.carrier.example', 'sbc.contoso.example']) {
    tenant.run('New-CsOnlinePSTNGateway', { Identity: fqdn, SipSignalingPort: 5061 });
  }
  tenant.run('New-CsOnlineVoiceRoute', { Identity: 'Other', OnlinePstnUsages: ['National'] });
  const kind = create(tenant.newRun()) as Kind<Values, Values>;
  const name = String(base[identity]);
  const context = aContext('it');
  const check = (news: Values) => {
    const { args, failures } = kind.check({ urn: '', news });
    expect(failures).toEqual([]);
    return args;
  };
  return {
    check,
    shown: () => tenant.run(`Get-${noun}`, { Identity: name }).output[0] ?? {},
    byHand: (parameters: Values) => tenant.run(`Set-${noun}`, { Identity: name, ...parameters }),
    create: async (news: Values) => (await kind.create({ args: check(news), context })).state,
    update: async (news: Values, state: Values) =>
      (await kind.update({ id: name.toLowerCase(), args: check(news), state, context })).state,
    diff: (state: Values, news: Values) => kind.diff({ urn: '', id: name.toLowerCase(), state, args: check(news) }),
    refresh: async (state: Values, news: Values) => {
      const read = await kind.read({ id: name.toLowerCase(), state, args: check(news), context });
      if (read === undefined) throw new Error('gone');
      return read;
    },
  };
};

/** The fields that changes speak of. */
export const named = (changes: readonly { readonly path: string }[]) => [
  ...new Set(changes.map(({ path }) => path.replace(/[[.].*$/, ''))),
];
