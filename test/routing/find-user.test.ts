import { expect, it } from 'vitest';
import { compileConfig } from '../../routing/compile.ts';
import { findUsers } from '../../routing/find-user.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { load } from '../tenant/a-tenant-folder.ts';

it('somebody whose sign-in changes is found by either name, and by the part before the @', () => {
  const { tenant } = load({
    users: 'upn,number,sip\nada@contoso.example,+31205552101,username\n',
    sections: {
      sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, mapsUsernames: true } }',
      allowSignInChange: 'allowSignInChange: true',
    },
  });
  const voice = compileConfig(fromTenant(tenant ?? expect.unreachable()));
  for (const typed of ['ada', 'ADA@contoso.example', 'ada@Teams.carrier.example']) {
    expect(findUsers(voice, typed).map(({ user }) => user.name)).toEqual(['ada@contoso.example']);
  }
  expect(findUsers(voice, 'bob@teams.carrier.example')).toEqual([]);
});
