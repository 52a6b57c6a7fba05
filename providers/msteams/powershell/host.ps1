<#
trunkline's PowerShell side: one long-lived session that runs a closed list of Microsoft Teams cmdlets.

  pwsh -NoLogo -NoProfile -NonInteractive -File host.ps1

One JSON object a line on standard input and output, UTF-8 (cmdlets.ts beside this file is the contract):
  <- {"ready":true,"powerShellVersion":"7.4.6","moduleVersion":"7.1.0"}      moduleVersion is "" when none in range loads
  -> {"id":1,"connect":{"accessTokens":["graph","teams"]}}              with "disconnect":true after a session that broke
  -> {"id":1,"connect":{"identity":true}}                               the machine's own identity instead of tokens
  -> {"id":2,"cmdlet":"Get-CsOnlineVoiceRoute","parameters":{}}
  <- {"id":2,"output":[...],"warnings":[...]}  or  {"id":2,"error":{"message":"...","exceptionTypes":["..."],...}}

Requests are data: values are bound by splatting and no text is ever run as code. Ends when standard input closes.
This file must never name PowerShell's automatic variable for piped input: pwsh -File would then read the lines itself.
#>

# Every cmdlet that may run. cmdlets.ts holds the same list; a test compares them.
$cmdlets = @(
  'Get-CsOnlinePSTNGateway'
  'New-CsOnlinePSTNGateway'
  'Set-CsOnlinePSTNGateway'
  'Remove-CsOnlinePSTNGateway'
  'Get-CsOnlinePstnUsage'
  'Set-CsOnlinePstnUsage'
  'Get-CsOnlineVoiceRoute'
  'New-CsOnlineVoiceRoute'
  'Set-CsOnlineVoiceRoute'
  'Remove-CsOnlineVoiceRoute'
  'Get-CsOnlineVoiceRoutingPolicy'
  'New-CsOnlineVoiceRoutingPolicy'
  'Set-CsOnlineVoiceRoutingPolicy'
  'Remove-CsOnlineVoiceRoutingPolicy'
  'Get-CsTenantDialPlan'
  'New-CsTenantDialPlan'
  'Set-CsTenantDialPlan'
  'Remove-CsTenantDialPlan'
  'New-CsVoiceNormalizationRule'
  'Get-CsTeamsCallingPolicy'
  'New-CsTeamsCallingPolicy'
  'Set-CsTeamsCallingPolicy'
  'Remove-CsTeamsCallingPolicy'
  'Get-CsTeamsEmergencyCallRoutingPolicy'
  'New-CsTeamsEmergencyCallRoutingPolicy'
  'Set-CsTeamsEmergencyCallRoutingPolicy'
  'Remove-CsTeamsEmergencyCallRoutingPolicy'
  'New-CsTeamsEmergencyNumber'
  'Get-CsTenantNetworkSite'
  'Get-CsCallingLineIdentity'
  'New-CsCallingLineIdentity'
  'Set-CsCallingLineIdentity'
  'Remove-CsCallingLineIdentity'
  'Get-CsInboundBlockedNumberPattern'
  'New-CsInboundBlockedNumberPattern'
  'Set-CsInboundBlockedNumberPattern'
  'Remove-CsInboundBlockedNumberPattern'
  'Get-CsInboundExemptNumberPattern'
  'New-CsInboundExemptNumberPattern'
  'Set-CsInboundExemptNumberPattern'
  'Remove-CsInboundExemptNumberPattern'
  'Test-CsInboundBlockedNumberPattern'
  'Get-CsTenantBlockedCallingNumbers'
  'New-CsBatchPolicyAssignmentOperation'
  'Get-CsBatchPolicyAssignmentOperation'
  'Get-CsOnlineSipDomain'
  'Get-CsOnlineUser'
  'Get-CsTenant'
  'Get-CsTeamsTranslationRule'
  'New-CsTeamsTranslationRule'
  'Set-CsTeamsTranslationRule'
  'Remove-CsTeamsTranslationRule'
  'Get-CsGroupPolicyAssignment'
  'Get-CsUserPolicyAssignment'
  'Get-CsUserCallingSettings'
  'Grant-CsOnlineVoiceRoutingPolicy'
  'Grant-CsTenantDialPlan'
  'Grant-CsTeamsCallingPolicy'
  'Grant-CsCallingLineIdentity'
  'Grant-CsTeamsEmergencyCallRoutingPolicy'
  'Get-CsTeamsUnassignedNumberTreatment'
  'New-CsTeamsUnassignedNumberTreatment'
  'Set-CsTeamsUnassignedNumberTreatment'
  'Remove-CsTeamsUnassignedNumberTreatment'
  'Get-CsOnlineAudioFile'
  'Import-CsOnlineAudioFile'
  'Remove-CsOnlineAudioFile'
)

# Script modules see the global preferences, not this script's. Nothing may ask or draw a progress bar. Removal must not
# be confirmed by parameter: the Remove cmdlets then return at once and do nothing.
$ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:ConfirmPreference = 'None'
$global:WarningPreference = 'Continue'
$global:InformationPreference = 'Continue'

# Replies have standard output to themselves; whatever else prints to the console goes to standard error.
$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
$reader = New-Object -TypeName System.IO.StreamReader -ArgumentList ([Console]::OpenStandardInput()), $utf8
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList ([Console]::OpenStandardOutput()), $utf8
$writer.NewLine = "`n"
$writer.AutoFlush = $true
[Console]::SetOut([Console]::Error)

# What must not come back in any message.
$script:secrets = @()

# Windows PowerShell 5.1 gets as far as its `ready` line, so that it can be refused by its version.
$jsonOptions = @{ Depth = 10; Compress = $true; WarningAction = 'SilentlyContinue' }
if ($PSVersionTable.PSVersion.Major -ge 7) { $jsonOptions['EnumsAsStrings'] = $true }

function Write-Reply($reply) {
  $line = ConvertTo-Json -InputObject $reply @jsonOptions
  $writer.WriteLine($line)
}

function Hide-Secret([string] $text) {
  foreach ($secret in $script:secrets) {
    if ($secret) { $text = $text.Replace($secret, '***') }
  }
  return $text
}

# The names of all cmdlets in a request's parameters, at any depth.
function Get-NestedName($element) {
  $kind = $element.ValueKind.ToString()
  if ($kind -eq 'Array') {
    foreach ($item in $element.EnumerateArray()) { Get-NestedName $item }
  }
  if ($kind -eq 'Object') {
    foreach ($property in $element.EnumerateObject()) {
      if ($property.Name -ceq '$cmdlet') { $property.Value.GetString() }
      Get-NestedName $property.Value
    }
  }
}

function Assert-Cmdlet([string] $name) {
  if ($cmdlets -cnotcontains $name) { throw "The host does not run '$name': it is not on its list of cmdlets." }
}

# Parameters of every cmdlet (ErrorAction, Confirm, WhatIf, ...) are the host's own to set, in full or abbreviated.
function Assert-Parameter([string] $name) {
  if ($name -cnotmatch '\A[A-Za-z][A-Za-z0-9]*\z') { throw "'$name' is not the name of a parameter." }
  $common = @([System.Management.Automation.Cmdlet]::CommonParameters) +
    @([System.Management.Automation.Cmdlet]::OptionalCommonParameters)
  foreach ($own in $common) {
    if ($own.StartsWith($name, [System.StringComparison]::OrdinalIgnoreCase)) {
      throw "The host sets the parameter '$own' itself."
    }
  }
}

# A JSON value as PowerShell binds it: lists stay lists, null stays null, { Add } and { Remove } become hashtables, a text
# in base64 becomes bytes, and a nested cmdlet becomes what it returns.
function ConvertTo-Value($element) {
  switch ($element.ValueKind.ToString()) {
    'Null' { return $null }
    'True' { return $true }
    'False' { return $false }
    'String' { return $element.GetString() }
    'Number' {
      $number = $element.GetDouble()
      if ([Math]::Floor($number) -eq $number -and [Math]::Abs($number) -le 2147483647) { return [int] $number }
      return $number
    }
    'Array' {
      $items = New-Object -TypeName System.Collections.ArrayList
      foreach ($item in $element.EnumerateArray()) { [void] $items.Add((ConvertTo-Value $item)) }
      return , $items.ToArray()
    }
    'Object' {
      $map = @{}
      $nested = $null
      $parameters = $null
      foreach ($property in $element.EnumerateObject()) {
        if ($property.Name -ceq '$base64') { return , [Convert]::FromBase64String($property.Value.GetString()) }
        if ($property.Name -ceq '$cmdlet') { $nested = $property.Value.GetString() }
        elseif ($property.Name -ceq 'parameters') { $parameters = $property.Value }
        else { $map[$property.Name] = ConvertTo-Value $property.Value }
      }
      if ($null -eq $nested) { return $map }
      $made = @((Invoke-Listed $nested $parameters).output)
      if ($made.Count -ne 1) { throw "$nested returned $($made.Count) objects where one is needed." }
      return $made[0]
    }
  }
}

# Runs one cmdlet of the list. Every stream is caught: what it returns, what it warns of, what it says.
function Invoke-Listed([string] $name, $parameters) {
  Assert-Cmdlet $name
  # In the order in which they came: which of two mistakes is told must not be a matter of chance.
  $bound = [ordered] @{}
  if ($null -ne $parameters) {
    foreach ($property in $parameters.EnumerateObject()) {
      Assert-Parameter $property.Name
      $bound[$property.Name] = ConvertTo-Value $property.Value
    }
  }
  $output = New-Object -TypeName System.Collections.ArrayList
  $warnings = New-Object -TypeName System.Collections.ArrayList
  & $name @bound -ErrorAction Stop *>&1 | ForEach-Object -Process {
    if ($_ -is [System.Management.Automation.ErrorRecord]) { throw $_ }
    elseif ($_ -is [System.Management.Automation.WarningRecord]) { [void] $warnings.Add($_.Message) }
    elseif ($_ -is [System.Management.Automation.InformationRecord]) { [void] $script:said.Add([string] $_) }
    elseif ($_ -is [System.Management.Automation.VerboseRecord]) { [void] $script:said.Add($_.Message) }
    elseif ($_ -is [System.Management.Automation.DebugRecord]) { [void] $script:said.Add($_.Message) }
    elseif ($null -ne $_) { [void] $output.Add($_) }
  }
  foreach ($warning in $warnings) { [void] $script:said.Add($warning) }
  return @{ output = $output.ToArray(); warnings = $warnings.ToArray() }
}

# The tokens name the tenant; beside them -TenantId is left out. A broken session must be left before the next one.
function Connect-Tenant($connect) {
  $tokens = @()
  $disconnect = $false
  $identity = $false
  foreach ($property in $connect.EnumerateObject()) {
    if ($property.Name -ceq 'identity') { $identity = $property.Value.GetBoolean() }
    if ($property.Name -ceq 'disconnect') { $disconnect = $property.Value.GetBoolean() }
    if ($property.Name -ceq 'accessTokens') {
      foreach ($token in $property.Value.EnumerateArray()) { $tokens += $token.GetString() }
    }
  }
  $script:secrets = $tokens
  if ($disconnect) {
    try { $null = Disconnect-MicrosoftTeams -ErrorAction Stop *>&1 }
    catch { [void] $script:said.Add("Disconnect-MicrosoftTeams: $($_.Exception.Message)") }
  }
  if ($identity) { $null = Connect-MicrosoftTeams -Identity -LogLevel None -ErrorAction Stop *>&1 }
  else { $null = Connect-MicrosoftTeams -AccessTokens $tokens -LogLevel None -ErrorAction Stop *>&1 }
}

function Invoke-Request($request) {
  foreach ($property in $request.EnumerateObject()) {
    if ($property.Name -ceq 'connect') {
      Connect-Tenant $property.Value
      return @{ output = @(); warnings = @() }
    }
  }
  $name = $request.GetProperty('cmdlet').GetString()
  $parameters = $request.GetProperty('parameters')
  foreach ($each in @($name) + @(Get-NestedName $parameters)) { Assert-Cmdlet $each }
  return Invoke-Listed $name $parameters
}

# An exception and those inside it, outermost first.
function Get-ExceptionChain($exception) {
  $chain = New-Object -TypeName System.Collections.ArrayList
  while ($null -ne $exception -and $chain.Count -lt 10) {
    [void] $chain.Add($exception)
    $inner = $exception.InnerException
    if ($null -eq $inner -and $exception -is [System.Management.Automation.ActionPreferenceStopException]) {
      $inner = $exception.ErrorRecord.Exception
    }
    $exception = $inner
  }
  return , $chain.ToArray()
}

# An error as the contract words it: types and status are the same in every language. Teams prints the correlation id
# wherever it likes. A thrown text is its own error id; an id has no space.
function ConvertTo-ErrorReply($record) {
  $message = $record.Exception.Message
  if ($record.ErrorDetails -and $record.ErrorDetails.Message) { $message = $record.ErrorDetails.Message }
  $reply = [ordered] @{ message = (Hide-Secret ([string] $message)) }
  $chain = Get-ExceptionChain $record.Exception
  $reply['exceptionTypes'] = @($chain | ForEach-Object -Process { $_.GetType().FullName })
  $innermost = $chain[$chain.Count - 1]
  if ($chain.Count -gt 1 -and $innermost.Message) { $reply['innerMessage'] = Hide-Secret ([string] $innermost.Message) }
  foreach ($exception in $chain) {
    $status = $exception.StatusCode -as [System.Net.HttpStatusCode]
    if ($null -ne $status -and -not $reply.Contains('statusCode')) { $reply['statusCode'] = [int] $status }
    if ($exception.Code -is [string] -and $exception.Code -and -not $reply.Contains('code')) {
      $reply['code'] = Hide-Secret $exception.Code
    }
    $fault = [string] $exception.HttpRequestError
    if ($fault -and $fault -ne 'Unknown' -and -not $reply.Contains('requestError')) { $reply['requestError'] = $fault }
  }
  $errorId = [string] $record.FullyQualifiedErrorId
  if ($errorId -and $errorId -notmatch '\s') { $reply['fullyQualifiedErrorId'] = Hide-Secret $errorId }
  foreach ($text in @($message) + @($script:said)) {
    if ([string] $text -match 'Correlation id for this request\s*:\s*([0-9A-Fa-f-]{36})') {
      $reply['correlationId'] = $Matches[1]
      break
    }
  }
  return $reply
}

# The newest installed version inside the range that trunkline was made for; teams-module.json is the one place to move it.
$moduleVersion = ''
try {
  $pin = Get-Content -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'teams-module.json') -Raw | ConvertFrom-Json
  $installed = @(Get-Module -ListAvailable -Name $pin.name | Sort-Object -Property Version -Descending)
  $usable = @($installed | Where-Object -FilterScript {
      $_.Version -ge [version] $pin.minimum -and $_.Version -lt [version] $pin.below
    })
  # Where there is none, one of the next major version reads; the other side refuses what would write.
  if ($usable.Count -eq 0) {
    $usable = @($installed | Where-Object -FilterScript {
        $_.Version -ge [version] $pin.below -and $_.Version -lt [version] $pin.untriedBelow
      })
  }
  if ($usable.Count -gt 0) {
    $null = Import-Module -Name $pin.name -RequiredVersion $usable[0].Version -DisableNameChecking *>&1
    $moduleVersion = $usable[0].Version.ToString()
  }
  elseif ($installed.Count -gt 0) {
    [Console]::Error.WriteLine("Installed: $($pin.name) $($installed[0].Version).")
  }
}
catch {
  [Console]::Error.WriteLine("$($pin.name): $($_.Exception.Message)")
}
Write-Reply ([ordered] @{
    ready             = $true
    powerShellVersion = $PSVersionTable.PSVersion.ToString()
    moduleVersion     = $moduleVersion
  })

while ($null -ne ($line = $reader.ReadLine())) {
  if ($line.Trim().Length -eq 0) { continue }
  $id = 0
  $script:said = New-Object -TypeName System.Collections.ArrayList
  try {
    # Not ConvertFrom-Json: it turns text that looks like a date into one.
    $request = [System.Text.Json.JsonDocument]::Parse($line).RootElement
    $id = $request.GetProperty('id').GetInt32()
    if ($moduleVersion -eq '') { throw 'No usable MicrosoftTeams module is loaded.' }
    $done = Invoke-Request $request
    $reply = [ordered] @{ id = $id; output = @($done.output) }
    if (@($done.warnings).Count -gt 0) { $reply['warnings'] = @($done.warnings | ForEach-Object { Hide-Secret $_ }) }
    Write-Reply $reply
  }
  catch {
    Write-Reply ([ordered] @{ id = $id; error = (ConvertTo-ErrorReply $_) })
  }
}
