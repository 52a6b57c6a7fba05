import { expect } from 'vitest';
import type { Kind } from '../../../../../providers/kit/resource.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { aContext, addResourceAccount, aTenant } from '../teams-session.ts';
import type { Case, Values } from './cases.ts';

/** A tenant with two usages, two SBCs, two translation rules and a foreign route, and one kind at work in it. */
export const aTenantWith = ({ create, noun, base, identity }: Pick<Case, 'create' | 'noun' | 'base' | 'identity'>) => {
  const tenant = aTenant();
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National', 'International'] });
  for (const fqdn of ['sbc1.carrier.example', 'sbc.contoso.example']) {
    tenant.run('New-CsOnlinePSTNGateway', { Identity: fqdn, SipSignalingPort: 5061 });
  }
  for (const Identity of ['Plus', 'Site']) tenant.run('New-CsTeamsTranslationRule', { Identity });
  tenant.run('New-CsOnlineVoiceRoute', { Identity: 'Other', OnlinePstnUsages: ['National'] });
  for (const [at, name] of ['reception', 'desk'].entries()) addResourceAccount(tenant, name, `+3120555900${at}`);
  const dropped = new Set<string>();
  const session = tenant.newRun();
  const kind = create({ ...session, cmdlets: async () => dropping(await session.cmdlets(), dropped) }) as Kind<
    Values,
    Values
  >;
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
    /** From now on Teams takes this parameter and does nothing with it. */
    drops: (parameter: string) => void dropped.add(parameter),
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

const dropping = (cmdlets: Cmdlets, dropped: ReadonlySet<string>): Cmdlets => ({
  ...cmdlets,
  run: (cmdlet, parameters, doing) =>
    cmdlets.run(cmdlet, Object.fromEntries(Object.entries(parameters).filter(([name]) => !dropped.has(name))), doing),
});

/** The fields that changes speak of. */
export const named = (changes: readonly { readonly path: string }[]) => [
  ...new Set(changes.map(({ path }) => path.replace(/[[.].*$/, ''))),
];
