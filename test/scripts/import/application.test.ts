import { describe, expect, it } from 'vitest';
import { chooseApplication, declaredPermissions } from '../../../scripts/import/whole/application.ts';
import { address, found, graphApi, made, scopes } from './made-of-rows.ts';

describe("an application of CCAIP's that no file can say", () => {
  it.each(["Jan's CCAIP", 'a\u202eb', ''])('%j, a name: it is not imported, and is named', (app) => {
    const { tenant, files, told } = made({}, { application: found(app) });
    expect(tenant.app.inUse).toBeUndefined();
    expect(files['import.json']).not.toContain('an-id');
    expect(told).toMatch(/application ".*" \(object id an-id\) isn't imported, since no file can have its name/);
  });

  it.each([
    [
      'further redirect URIs',
      { otherUris: ['http://localhost'] },
      'it has redirect URIs besides, and a file has one: http://localhost',
    ],
    ['accounts of one tenant', { audience: 'AzureADMyOrg' }, 'its signInAudience is AzureADMyOrg'],
    ['no permission', { permissions: [] }, 'it declares no permission'],
    [
      'a permission of an application',
      {
        permissions: [
          ...scopes('User.Read'),
          { of: graphApi, id: 'df021288-bdef-4463-88db-98f22de89214', type: 'Role' },
        ],
      },
      'Role df021288-bdef-4463-88db-98f22de89214 of 00000003',
    ],
    ['a permission of another API', { permissions: [{ of: 'other', id: 'x', type: 'Scope' }] }, 'Scope x of other'],
  ])('with %s: up would take them away, so it is left as it is', (_, more, why) => {
    const { application, unimported } = chooseApplication([{ ...found('A'), ...more }], address);
    expect(application).toBeUndefined();
    expect(unimported).toContain(why);
  });

  it('is imported with what it declares, where that is no default', () => {
    expect(declaredPermissions(found('A'))).toBeUndefined();
    const id = '0e263e50-5827-48a4-b97c-d940288653c7';
    const permissions = [...scopes('User.Read', 'Presence.ReadWrite', id)];
    const other = {
      ...found('A'),
      permissions: [...permissions, { of: graphApi, id: '83cded22-8297-4ff6-a7fa-e97e9545a259', type: 'Role' }],
    };
    const { tenant } = made({}, { application: other });
    expect(tenant.app).toMatchObject({
      inUse: true,
      permissions: [id, 'Presence.ReadWrite', 'Presence.ReadWrite.All', 'User.Read'],
    });
  });

  it('of an address in upper case, or one of two: the person hears why none is imported', () => {
    const upper = chooseApplication([found('A', 'https://Contoso.uc1.ccaiplatform.example')], address);
    expect(upper.application).toBeUndefined();
    expect(upper.unimported).toContain(
      `since its redirect URI begins with "https://Contoso.uc1.ccaiplatform.example", and a file has ${address}`,
    );
    const two = chooseApplication([found('A'), found('B', address, 'other')], address);
    expect(two.application).toBeUndefined();
    expect(two.unimported).toContain('2 applications have the redirect URI of');
    expect(two.unimported).toContain('"A" (object id an-id), "B" (object id other)');
    expect(chooseApplication([], address).unimported).toContain('up makes one');
    expect(chooseApplication([found('A')], undefined)).toMatchObject({ portal: address, application: found('A') });
  });

  it('of an address that is none: the command asks for the right one', () => {
    expect(() => chooseApplication([found('A', 'https://Contoso.example')], undefined)).toThrow(
      /--portal: is missing: the redirect URI of application "A" begins with "https:\/\/Contoso\.example".*Fix: add --portal https:\/\/contoso\.example,/s,
    );
    expect(() => chooseApplication([found('A', 'https://\u001b[31m.example')], undefined)).toThrow(
      /Fix: add --portal https:\/\/contoso\.uc1/,
    );
  });
});
