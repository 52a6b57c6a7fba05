import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { understoodRow, understoodRows } from '../../../../providers/msteams/graph/understood.ts';

const user = z.looseObject({
  id: z.string(),
  accountEnabled: z.boolean().nullish(),
  plans: z.array(z.string()).nullish(),
});
const asked = { doing: 'read the users of the roster', path: '/users?$select=id&$top=999' };

describe("Graph's rows", () => {
  it('pass with properties that nobody asked for, and without what may be missing', () => {
    const rows = [{ id: 'a', accountEnabled: null, newThing: { deep: 1 } }, { id: 'b' }];
    expect(understoodRows(user, rows, asked)).toEqual(rows);
  });

  it('are an error that names the request, the object and the property', () => {
    const rows = [{ id: 'a' }, { userPrincipalName: 'bob@contoso.com', id: 'b', accountEnabled: 'yes', plans: [1] }];
    expect(() => understoodRows(user, rows, asked)).toThrow(
      'read the users of the roster: Microsoft Graph answered /users with something unexpected: bob@contoso.com: accountEnabled: Invalid input: expected boolean, received string; plans.0: Invalid input: expected string, received number.\n' +
        '  Fix: run the same command again; if Graph stays with it, report this text.',
    );
  });

  it('tell what all of them have only three times', () => {
    const rows = Array.from({ length: 9 }, (_, at) => ({ telephoneNumber: `+3120555210${at}` }));
    expect(() => understoodRows(user, rows, asked)).toThrow(
      /\+31205552102: id: [^,]+, received undefined, and 6 more\./,
    );
  });

  it('are read bare or wrapped in `value`, one at a time, and never from nothing', () => {
    expect(understoodRow(user, { id: 'a' }, asked)).toEqual({ id: 'a' });
    expect(understoodRow(user, { '@odata.context': 'x', value: { id: 'a' } }, asked)).toEqual({ id: 'a' });
    for (const nothing of [undefined, null, '', { value: null }, { value: [] }]) {
      expect(() => understoodRow(user, nothing, asked)).toThrow('with something unexpected');
    }
  });
});
