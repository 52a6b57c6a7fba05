import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const gateway = { Identity: 'contoso.example', SipSignalingPort: 5061 };

describe('parameters are bound as PowerShell binds them', () => {
  it.each([
    [
      'an unknown cmdlet',
      'Set-CsGroupPolicyAssignment',
      {},
      "The term 'Set-CsGroupPolicyAssignment' is not recognized as a name of a cmdlet",
      'CommandNotFoundException',
    ],
    [
      'a cmdlet that went with 4.0.0',
      'Get-CsVoiceNormalizationRule',
      {},
      "The term 'Get-CsVoiceNormalizationRule' is not recognized",
      'CommandNotFoundException',
    ],
    [
      'an unknown parameter',
      'New-CsOnlinePSTNGateway',
      { ...gateway, Colour: 'red' },
      "A parameter cannot be found that matches parameter name 'Colour'.",
      'NamedParameterNotFound,New-CsOnlinePSTNGateway',
    ],
    [
      'Set without -Fqdn',
      'Set-CsOnlinePSTNGateway',
      { Identity: 'contoso.example', Fqdn: 'other.contoso.example' },
      "A parameter cannot be found that matches parameter name 'Fqdn'.",
      'NamedParameterNotFound,Set-CsOnlinePSTNGateway',
    ],
    [
      '-Force',
      'Set-CsOnlineVoiceRoute',
      { Identity: 'LocalRoute', Force: true },
      "A parameter cannot be found that matches parameter name 'Force'.",
      'NamedParameterNotFound,Set-CsOnlineVoiceRoute',
    ],
    [
      '-Tenant of a rule',
      'New-CsVoiceNormalizationRule',
      { Identity: 'Global/R', InMemory: true, Tenant: 'x' },
      "A parameter cannot be found that matches parameter name 'Tenant'.",
      'NamedParameterNotFound,New-CsVoiceNormalizationRule',
    ],
    [
      '-Name of a voice routing policy',
      'New-CsOnlineVoiceRoutingPolicy',
      { Name: 'X' },
      "A parameter cannot be found that matches parameter name 'Name'.",
      'NamedParameterNotFound,New-CsOnlineVoiceRoutingPolicy',
    ],
    [
      'an ambiguous beginning',
      'New-CsOnlineVoiceRoute',
      { Identity: 'R', OnlinePstn: 'x' },
      "Parameter cannot be processed because the parameter name 'OnlinePstn' is ambiguous. Possible matches include: -OnlinePstnGatewayList -OnlinePstnUsages.",
      'AmbiguousParameter,New-CsOnlineVoiceRoute',
    ],
    [
      'a missing mandatory parameter',
      'New-CsOnlinePSTNGateway',
      { Fqdn: 'contoso.example' },
      'Cannot process command because of one or more missing mandatory parameters: SipSignalingPort.',
      'MissingMandatoryParameter,New-CsOnlinePSTNGateway',
    ],
    [
      'nothing at all',
      'Remove-CsOnlineVoiceRoute',
      {},
      'Cannot process command because of one or more missing mandatory parameters: Identity.',
      'MissingMandatoryParameter,Remove-CsOnlineVoiceRoute',
    ],
    [
      'two sets at once',
      'New-CsOnlineVoiceRoute',
      { Identity: 'A', Name: 'B' },
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
      'AmbiguousParameterSet,New-CsOnlineVoiceRoute',
    ],
    [
      'Identity together with Filter',
      'Get-CsOnlineVoiceRoute',
      { Identity: 'A', Filter: '*' },
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
      'AmbiguousParameterSet,Get-CsOnlineVoiceRoute',
    ],
    [
      'an empty mandatory string',
      'New-CsOnlineVoiceRoute',
      { Identity: '' },
      "Cannot bind argument to parameter 'Identity' because it is an empty string.",
      'ParameterArgumentValidationErrorEmptyStringNotAllowed,New-CsOnlineVoiceRoute',
    ],
    [
      '$null for a mandatory string',
      'Remove-CsTenantDialPlan',
      { Identity: null },
      "Cannot bind argument to parameter 'Identity' because it is an empty string.",
      'ParameterArgumentValidationErrorEmptyStringNotAllowed,Remove-CsTenantDialPlan',
    ],
    [
      'nobody in a batch',
      'New-CsBatchPolicyAssignmentOperation',
      { PolicyType: 'TenantDialPlan', PolicyName: null, Identity: [] },
      "Cannot bind argument to parameter 'Identity' because it is an empty array.",
      'ParameterArgumentValidationErrorEmptyArrayNotAllowed,New-CsBatchPolicyAssignmentOperation',
    ],
    [
      'one parameter given twice by a shortened name',
      'New-CsOnlinePSTNGateway',
      { Identity: 'contoso.example', SipS: 5061, Sip: 5062 },
      'Cannot bind parameter because parameter \'Sip\' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".',
      'ParameterAlreadyBound,New-CsOnlinePSTNGateway',
    ],
    [
      'one parameter given by its name and an alias',
      'New-CsOnlinePSTNGateway',
      { ...gateway, SipSignallingPort: 5061 },
      "because parameter 'SipSignallingPort' is specified more than once.",
      'ParameterAlreadyBound,New-CsOnlinePSTNGateway',
    ],
    [
      'a number for a switch',
      'New-CsVoiceNormalizationRule',
      { Identity: 'Global/R', InMemory: 1 },
      'Cannot convert the "1" value of type "System.Int32" to type "System.Management.Automation.SwitchParameter".',
      'ParameterArgumentTransformationError,New-CsVoiceNormalizationRule',
    ],
    [
      'a word for a switch',
      'New-CsVoiceNormalizationRule',
      { Identity: 'Global/R', InMemory: 'true' },
      'Cannot convert value "System.String" to type "System.Management.Automation.SwitchParameter". Boolean parameters accept',
      'ParameterArgumentTransformationError,New-CsVoiceNormalizationRule',
    ],
    [
      'an empty string inside a mandatory list',
      'New-CsBatchPolicyAssignmentOperation',
      { PolicyType: 'TenantDialPlan', PolicyName: null, Identity: ['a', ''] },
      "Cannot bind argument to parameter 'Identity' because it is an empty string.",
      'ParameterArgumentValidationErrorEmptyStringNotAllowed,New-CsBatchPolicyAssignmentOperation',
    ],
    [
      'nothing for a mandatory list',
      'New-CsBatchPolicyAssignmentOperation',
      { PolicyType: 'TenantDialPlan', PolicyName: null, Identity: null },
      "Cannot bind argument to parameter 'Identity' because it is null.",
      'ParameterArgumentValidationErrorNullNotAllowed,New-CsBatchPolicyAssignmentOperation',
    ],
    [
      'a hashtable for a number',
      'New-CsOnlinePSTNGateway',
      { ...gateway, SipSignalingPort: { Add: [1] } },
      'Cannot convert the "System.Collections.Hashtable" value of type "System.Collections.Hashtable" to type "System.Int32".',
      'ParameterArgumentTransformationError,New-CsOnlinePSTNGateway',
    ],
    [
      'a beginning that an alias shares, named with all that begin so',
      'New-CsOnlineVoiceRoute',
      { Identity: 'R', P: 1, Outv: 'x', O: 'x' },
      "the parameter name 'O' is ambiguous. Possible matches include: -OnlinePstnGatewayList -OnlinePstnUsages -OutVariable -OutBuffer.",
      'AmbiguousParameter,New-CsOnlineVoiceRoute',
    ],
    [
      'a word for a number',
      'New-CsOnlinePSTNGateway',
      { ...gateway, SipSignalingPort: 'sips' },
      'Cannot process argument transformation on parameter \'SipSignalingPort\'. Cannot convert value "sips" to type "System.Int32". Error: "The input string \'sips\' was not in a correct format."',
      'ParameterArgumentTransformationError,New-CsOnlinePSTNGateway',
    ],
    [
      'a number too large',
      'New-CsOnlinePSTNGateway',
      { ...gateway, SipSignalingPort: 99_999_999_999 },
      'Cannot process argument transformation on parameter \'SipSignalingPort\'. Cannot convert value "99999999999" to type "System.Int32". Error: "Value was either too large or too small for an Int32."',
      'ParameterArgumentTransformationError,New-CsOnlinePSTNGateway',
    ],
    [
      'a word for a boolean',
      'New-CsOnlinePSTNGateway',
      { ...gateway, Enabled: 'true' },
      'Cannot process argument transformation on parameter \'Enabled\'. Cannot convert value "System.String" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.',
      'ParameterArgumentTransformationError,New-CsOnlinePSTNGateway',
    ],
    [
      'a list for a string',
      'New-CsOnlineVoiceRoute',
      { Identity: ['a', 'b'] },
      "Cannot process argument transformation on parameter 'Identity'. Cannot convert value to type System.String.",
      'ParameterArgumentTransformationError,New-CsOnlineVoiceRoute',
    ],
    [
      '-Confirm with nobody there',
      'Remove-CsOnlineVoiceRoute',
      { Identity: 'LocalRoute', Confirm: true },
      'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
      'InvalidOperation,Remove-CsOnlineVoiceRoute',
    ],
  ])('%s is refused', (_what, cmdlet, parameters, message, errorId) => {
    const { run, lab } = aTeams();
    const outcome = run(cmdlet, parameters);
    expect(outcome.refusal).toContain(message);
    expect(outcome.errorId).toBe(errorId);
    expect(outcome.correlationId).toBeUndefined();
    expect(lab.store.list('gateway')).toEqual([]);
  });

  it.each([
    ['any case', { identity: 'contoso.example', SIPSIGNALINGPORT: 5061 }],
    ['an unambiguous beginning', { Id: 'contoso.example', SipS: 5061 }],
    ['the old spelling of the port', { Identity: 'contoso.example', SipSignallingPort: 5061 }],
    ['a number as text', { Identity: 'contoso.example', SipSignalingPort: '5061' }],
    ['1 for true', { ...gateway, Enabled: 1 }],
    ['common parameters', { ...gateway, ErrorAction: 'Stop', Verbose: true, WarningVariable: 'w' }],
    ['the internal parameter of configuration cmdlets', { ...gateway, MsftInternalProcessingMode: 'x' }],
  ])('%s is taken', (_what, parameters) => {
    const { run } = aTeams();
    expect(run('New-CsOnlinePSTNGateway', parameters)).toMatchObject({
      refusal: undefined,
      output: [{ SipSignalingPort: 5061 }],
    });
  });

  it('carries nothing out under -WhatIf', () => {
    const { run, lab } = aTeams();
    expect(run('Remove-CsOnlineVoiceRoute', { Identity: 'LocalRoute', WhatIf: true }).refusal).toBeUndefined();
    expect(lab.store.get('voiceRoute', 'LocalRoute')).toBeDefined();
  });

  it('does nothing and says nothing on Remove -Confirm:$false', () => {
    const { run, lab } = aTeams();
    expect(run('Remove-CsOnlineVoiceRoute', { Identity: 'LocalRoute', Confirm: false })).toMatchObject({
      refusal: undefined,
      output: [],
      warnings: [],
    });
    expect(lab.store.get('voiceRoute', 'LocalRoute')).toBeDefined();
  });

  it('refuses -Confirm:$false when the switch says so', () => {
    const { run } = aTeams({ confirmFalse: 'reject' });
    expect(run('Remove-CsOnlineVoiceRoute', { Identity: 'LocalRoute', Confirm: false }).refusal).toBe(
      "A parameter cannot be found that matches parameter name 'Confirm'.",
    );
  });

  it('hides an error behind -ErrorAction SilentlyContinue', () => {
    const { run } = aTeams();
    expect(run('Get-CsOnlineVoiceRoute', { Identity: 'gone', ErrorAction: 'SilentlyContinue' })).toMatchObject({
      refusal: undefined,
      output: [],
    });
  });
});
