<#
Cmdlets of the lab tenant for a real PowerShell: each sends its parameters to the lab's cmdlet route and brings the answer back
as the genuine module was seen to do. Written from documents and observations, and not run where it was written: no PowerShell
could be had there. Where a real `pwsh` is found, the provider's tests run through it.
#>

$ErrorActionPreference = 'Stop'
if (-not $env:TRUNKLINE_LAB_URL) {
  throw "This MicrosoftTeams module is the lab's: it needs TRUNKLINE_LAB_URL. For a real tenant remove its folder from PSModulePath."
}

. (Join-Path -Path $PSScriptRoot -ChildPath 'Classes.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Values.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Noise.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'NetworkFaults.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Answers.ps1')

# The session of Connect-MicrosoftTeams.
$script:tokens = $null
$script:broken = $false
$script:client = New-LabClient
$script:mustConnect = 'You must call the Connect-MicrosoftTeams cmdlet before calling any other cmdlets.'

# What -Identity does: it asks the machine's identity service itself, here the lab's.
function Get-MachineToken([string] $resource) {
  $address = "$env:TRUNKLINE_LAB_URL/metadata/identity/oauth2/token?api-version=2018-02-01&resource=$resource"
  $request = New-Object -TypeName System.Net.Http.HttpRequestMessage -ArgumentList ([System.Net.Http.HttpMethod]::Get), $address
  $request.Headers.Add('Metadata', 'true')
  $response = $script:client.SendAsync($request).GetAwaiter().GetResult()
  return ($response.Content.ReadAsStringAsync().GetAwaiter().GetResult() | ConvertFrom-Json).access_token
}

function Connect-MicrosoftTeams {
  [CmdletBinding(DefaultParameterSetName = 'UserCredential')]
  param(
    [Parameter(ParameterSetName = 'AccessTokens', Mandatory)] [string[]] $AccessTokens,
    [Parameter(ParameterSetName = 'ManagedServiceLogin', Mandatory)] [Alias('MSI', 'ManagedService')] [switch] $Identity,
    [Parameter(ParameterSetName = 'UserCredential')]
    [Parameter(ParameterSetName = 'AccessTokens')]
    [Alias('Domain', 'TenantDomain')] [string] $TenantId,
    [ValidateSet('Info', 'Error', 'Warning', 'None')] [string] $LogLevel = 'Info',
    [string] $LogFilePath
  )
  Write-Noise 'Connect-MicrosoftTeams'
  if ($script:broken) { throw $script:mustConnect }
  if ($PSCmdlet.ParameterSetName -eq 'UserCredential') { throw 'The lab signs in by -AccessTokens and -Identity only.' }
  $parameters = @{}
  if ($Identity) {
    $AccessTokens = @('https://graph.microsoft.com', '48ac35b8-9aa8-4d74-927d-1f4a14a0b239') |
      ForEach-Object -Process { Get-MachineToken $_ }
    $parameters['Identity'] = $true
  }
  $script:tokens = $AccessTokens
  if ($TenantId) { $parameters['TenantId'] = $TenantId }
  $answer = Get-LabAnswer 'Connect-MicrosoftTeams' $parameters
  if ($null -ne $answer.Failure) {
    $script:tokens = $null
    $PSCmdlet.ThrowTerminatingError($answer.Failure)
  }
  [pscustomobject] @{ Account = 'lab'; Environment = 'AzureCloud'; Tenant = $TenantId; TenantId = $TenantId }
}

function Disconnect-MicrosoftTeams {
  [CmdletBinding(SupportsShouldProcess)]
  param()
  Write-Noise 'Disconnect-MicrosoftTeams'
  $script:tokens = $null
  $script:broken = $false
}

# One function a cmdlet, with the lab's own parameter table (cmdlets.json is generated): PowerShell itself binds them.
$tables = Get-Content -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'cmdlets.json') -Raw | ConvertFrom-Json
foreach ($table in $tables) {
  . ([scriptblock]::Create((Get-FunctionText $table)))
}

Export-ModuleMember -Function (@('Connect-MicrosoftTeams', 'Disconnect-MicrosoftTeams') + @($tables.name))
