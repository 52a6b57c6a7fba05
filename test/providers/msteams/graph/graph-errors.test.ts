import { describe, expect, it } from 'vitest';
import { graphError, numberOperationError } from '../../../../providers/msteams/graph/graph-errors.ts';

const refusal = (status: number, message?: string, path = '/users/ada', headers: Record<string, string> = {}) =>
  graphError({
    status,
    headers,
    path,
    doing: 'do it',
    body: message === undefined ? undefined : { error: { code: 'Code', message, innerError: { 'request-id': 'r-1' } } },
  });

describe('graphError', () => {
  it.each([
    [400, "Telephone Number '+31' has already been assigned to another user", 'InUse'],
    [400, "User 'ada' lacks appropriate licenses to assign a 'DirectRouting' number", 'NotLicensed'],
    [
      400,
      'The user already has a telephone number set in the on-premises Active Directory and synchronized',
      'Rejected',
    ],
    [400, "Telephone Number '+31' is not found from tenant 'x'", 'NotFound'],
    [400, 'Service is unavailable. Please try again', 'Unavailable'],
    [400, "Telephone Number '+31' is blocked for assignment.", 'Rejected'],
    [400, 'Whatever else', 'Rejected'],
    [401, 'Lifetime validation failed, the token is expired.', 'Forbidden'],
    [403, 'Insufficient privileges to complete the operation.', 'Forbidden'],
    [404, 'Resource does not exist', 'NotFound'],
    [409, 'Conflict', 'AlreadyExists'],
    [429, 'Too many requests.', 'Throttled'],
    [500, 'Oops', 'Unavailable'],
    [503, 'Service is unavailable. Please try again.', 'Unavailable'],
  ])('%i "%s" is %s', (status, message, kind) => {
    expect(refusal(status, message).kind).toBe(kind);
  });

  it('prints verb, code, text, request id and fix', () => {
    expect(refusal(400, "Telephone Number '+31' has already been assigned to another user").message).toBe(
      "do it: Code: Telephone Number '+31' has already been assigned to another user (request r-1)\n" +
        '  Fix: release it from its holder, or correct the number in users.csv.',
    );
  });

  it.each([
    ['/admin/teams/telephoneNumberManagement/numberAssignments', 'TeamsTelephoneNumber.ReadWrite.All'],
    ['/admin/teams/userConfigurations/1', 'TeamsUserConfiguration.Read.All'],
    ['/users/ada', 'User.Read.All'],
    ['/directory/deletedItems/microsoft.graph.user', 'User.Read.All'],
  ])('a 403 of %s names %s', (path, permission) => {
    expect(refusal(403, 'Forbidden', path).message).toContain(`permission ${permission},`);
  });

  it('keeps Retry-After in seconds, whatever the case of the header', () => {
    expect(refusal(429, 'Slow', '/users', { 'Retry-After': '7' }).facts.retryAfterSeconds).toBe(7);
    expect(refusal(429, 'Slow', '/users', { 'retry-after': 'soon' }).facts.retryAfterSeconds).toBeUndefined();
  });

  it('says so when Graph gives no reason', () => {
    expect(refusal(502).message).toBe(
      'do it: HTTP 502: Microsoft Graph gave no reason.\n  Fix: run up again: it goes on where it stopped.',
    );
  });
});

describe('numberOperationError', () => {
  it('reads the same texts as a refusal', () => {
    expect(numberOperationError("User 'ada' lacks appropriate licenses to assign", 'assign').kind).toBe('NotLicensed');
    expect(numberOperationError(null, 'assign').message).toBe('assign: Teams gave no reason.');
  });
});
