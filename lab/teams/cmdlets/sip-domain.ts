import { cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { notFound } from '../refusals.ts';

/**
 * Verified domains with Teams' own word for each (DOC PS:Get-CsOnlineSipDomain). What it prints isn't on its page: Name and Status are
 * what public scripts read (OBS UcLobbyTeams). When a domain that was verified just now is listed isn't published: at once.
 */
export const getOnlineSipDomain = cmdlet({
  name: 'Get-CsOnlineSipDomain',
  configuration: false,
  parameters: { Domain: { type: 'String' }, DomainStatus: { type: 'String' } },
  run: ({ store }, { Domain, DomainStatus }) =>
    store
      .list('domain')
      .filter(({ id, isVerified }) => isVerified && (Domain === undefined || sameName(id, Domain)))
      .map(({ id, disabledInTeams }) => ({ Name: id, Status: disabledInTeams ? 'Disabled' : 'Enabled' }))
      .filter(
        ({ Status }) => DomainStatus === undefined || sameName(DomainStatus, 'All') || sameName(DomainStatus, Status),
      ),
});

const parameters = { Domain: { type: 'String', mandatory: true }, Force: { type: 'Switch' } } as const;

const turned = (name: string, isEnabled: boolean) =>
  cmdlet({
    name,
    configuration: false,
    parameters,
    run: (context, { Domain = '' }) => {
      const found = context.store.get('domain', Domain);
      if (found === undefined) throw notFound(context.cmdlet, Domain);
      const { disabledInTeams: _, ...domain } = found;
      context.store.put('domain', domain.id, { ...domain, ...(isEnabled ? {} : { disabledInTeams: true }) });
      return [];
    },
  });

/** For who wants one to be as it is in a tenant that consolidates forests: trunkline turns none. */
export const enableOnlineSipDomain = turned('Enable-CsOnlineSipDomain', true);
export const disableOnlineSipDomain = turned('Disable-CsOnlineSipDomain', false);
