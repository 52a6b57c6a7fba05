import { describe, expect, it } from 'vitest';
import { cmdletError, isSignedOut } from '../../../../providers/msteams/powershell/cmdlet-errors.ts';
import type { CmdletName } from '../../../../providers/msteams/powershell/cmdlets.ts';

/** Cmdlet, Teams' text, its error id, what it means, and a piece of the action. */
const texts: readonly (readonly [CmdletName, string, string | undefined, string, string])[] = [
  [
    'New-CsOnlinePSTNGateway',
    'Can not use the "sbc.contoso.com" domain as it was not configured for this tenant.',
    undefined,
    'NotReady',
    'register the domain of "sbc.contoso.com"',
  ],
  [
    'New-CsOnlinePSTNGateway',
    'Cannot use the "sbc.contoso.onmicrosoft.com" domain as it was not configured for this tenant.',
    undefined,
    'Rejected',
    "in the SIP provider's domain",
  ],
  [
    'New-CsOnlineVoiceRoute',
    'Cannot find specified Gateway "demo2.sbc.mobex4teams.com".',
    'CustomValidationFailed,Microsoft.Rtc.Management.Internal.NewOnlineVoiceRouteCmdlet',
    'NotReady',
    'add "demo2.sbc.mobex4teams.com" under sbcs',
  ],
  [
    'Remove-CsOnlinePSTNGateway',
    "Can not remove 'OnlinePSTNGateway', linked 'OnlineVoiceRoute' exists. Use 'Remove-CsOnlineVoiceRoute'",
    undefined,
    'InUse',
    'take it out of what uses it first',
  ],
  [
    'Remove-CsOnlineVoiceRoutingPolicy',
    'The policy "NL agents" is currently assigned to one or more users. Assign a different policy to the users before removing this one.',
    'ClientError,x',
    'InUse',
    'take it out of what uses it first',
  ],
  [
    'New-CsBatchPolicyAssignmentOperation',
    'Policy "NL agents" is not a user policy. You can assign only a user policy to a specific user',
    'ClientError,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.GrantCsUserPolicy_GrantExpanded',
    'NotReady',
    'up to 15 minutes',
  ],
  [
    'Get-CsOnlineVoiceRoute',
    'BadRequest Service is unavailable. Please try again',
    undefined,
    'Unavailable',
    'what is done stays done',
  ],
  [
    'New-CsCallingLineIdentity',
    'The method or operation is not implemented.',
    undefined,
    'Rejected',
    'install another version of the MicrosoftTeams module',
  ],
  ['Set-CsOnlineVoiceRoute', 'Too many requests', '429', 'Throttled', 'in a few minutes'],
  [
    'Set-CsOnlineVoiceRoute',
    '[NotFound] : "Route 503" not found',
    'NotFound,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.SetOnlineVoiceRoute_Set',
    'NotFound',
    'pulumi refresh',
  ],
  [
    'New-CsOnlineVoiceRoute',
    '[NotFound] : Resource not found',
    'NotFound,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.GetOnlineVoiceRoute_Get',
    'NotFound',
    'looks first whether the object is there by now',
  ],
  ['New-CsOnlineVoiceRoute', '[Conflict] : "NL mobile" already exists', 'Conflict,x', 'AlreadyExists', 'adopt: true'],
  [
    'New-CsOnlineVoiceRoutingPolicy',
    'The usage "Abroad" must be an existing usage.',
    undefined,
    'NotReady',
    'under pstnUsages',
  ],
  [
    'New-CsTenantDialPlan',
    'Maximum[1000] tenant Dial plans number limitation is reached for this tenant. Remove any unused ten...',
    undefined,
    'Rejected',
    'remove dial plans that nobody uses',
  ],
  ['New-CsTenantDialPlan', 'Maximum SimpleName length cannot exceed 49.', undefined, 'Rejected', 'shorten it'],
  ['Set-CsTenantDialPlan', 'Description must have a length of at most 1040', undefined, 'Rejected', 'shorten it'],
  ['Get-CsTenant', 'Access Denied', undefined, 'Forbidden', 'Teams Administrator'],
  [
    'Set-CsTenantDialPlan',
    "A parameter cannot be found that matches parameter name 'OptimizeDeviceDialing'.",
    'NamedParameterNotFound,Set-CsTenantDialPlan',
    'Rejected',
    'correct the value',
  ],
  ['Set-CsTenantDialPlan', 'Something that nobody has seen yet', undefined, 'Unknown', 'run the same command again'],
];

describe('what Teams says, as a kind with one action', () => {
  it.each(texts)('%s: %s', (cmdlet, message, fullyQualifiedErrorId, kind, fix) => {
    const error = cmdletError(cmdlet, 'doing this', { message, fullyQualifiedErrorId });
    expect(error.kind).toBe(kind);
    expect(error.facts.fix).toContain(fix);
  });

  it('prints verb, kind and identity, the code, the text on one line, the request id and the fix', () => {
    const error = cmdletError('New-CsOnlineVoiceRoute', 'create voice route "NL mobile"', {
      message: 'Cannot find specified Gateway "sbc3.contoso.com".\r\n',
      fullyQualifiedErrorId: 'CustomValidationFailed,Microsoft.Rtc.Management.Internal.NewOnlineVoiceRouteCmdlet',
      correlationId: '11111111-2222-3333-4444-555555555555',
    });
    expect(error.message).toBe(
      'create voice route "NL mobile": CustomValidationFailed: Cannot find specified Gateway "sbc3.contoso.com". (request 11111111-2222-3333-4444-555555555555)\n' +
        '  Fix: add "sbc3.contoso.com" under sbcs, or correct the spelling; a carrier\'s derived trunk works hours after a user of its domain was enabled for Enterprise Voice.',
    );
  });

  it('never reads a New that misses another object as absence of its own', () => {
    const error = cmdletError('New-CsOnlineVoiceRoute', 'doing this', { message: 'Something not found' });
    expect(error.kind).not.toBe('NotFound');
  });

  it('sends a refusal about a token to a new sign-in', () => {
    expect(isSignedOut({ message: 'The access token has expired.' })).toBe(true);
    expect(isSignedOut({ message: 'Access Denied' })).toBe(false);
    const broken = 'You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.';
    expect(isSignedOut({ message: broken, fullyQualifiedErrorId: broken })).toBe(true);
    expect(isSignedOut({ message: 'Etwas', statusCode: 401 })).toBe(true);
    expect(isSignedOut({ message: 'Etwas', statusCode: 403 })).toBe(false);
  });
});
