# A parameter's value as JSON can carry it. A rule or an emergency number goes as the call that makes it again: the lab takes no other for one.
function ConvertTo-Plain($value) {
  if ($null -eq $value) { return $null }
  if ($value -is [Microsoft.Rtc.Management.WritableConfig.Policy.Voice.NormalizationRule]) {
    $parameters = @{
      Identity            = "Global/$($value.Name)"
      InMemory            = $true
      Pattern             = $value.Pattern
      Translation         = $value.Translation
      IsInternalExtension = $value.IsInternalExtension
    }
    if ($value.Description) { $parameters['Description'] = $value.Description }
    return @{ '$cmdlet' = 'New-CsVoiceNormalizationRule'; parameters = $parameters }
  }
  if ($value -is [Microsoft.Teams.Policy.Administration.Cmdlets.Core.TeamsEmergencyNumber]) {
    $parameters = @{
      EmergencyDialString = $value.EmergencyDialString
      OnlinePSTNUsage     = $value.OnlinePSTNUsage
    }
    if ($value.EmergencyDialMask) { $parameters['EmergencyDialMask'] = $value.EmergencyDialMask }
    return @{ '$cmdlet' = 'New-CsTeamsEmergencyNumber'; parameters = $parameters }
  }
  if ($value -is [byte[]]) { return @{ '$base64' = [Convert]::ToBase64String($value) } }
  if ($value -is [switch]) { return [bool] $value }
  if ($value -is [string] -or $value -is [System.ValueType]) { return $value }
  if ($value -is [System.Collections.IDictionary]) {
    $map = [ordered] @{}
    foreach ($key in $value.Keys) { $map[[string] $key] = ConvertTo-Plain $value[$key] }
    return $map
  }
  if ($value -is [System.Collections.IEnumerable]) {
    $items = [System.Collections.ArrayList]::new()
    foreach ($item in $value) { [void] $items.Add((ConvertTo-Plain $item)) }
    return , $items.ToArray()
  }
  $properties = [ordered] @{}
  foreach ($property in $value.PSObject.Properties) { $properties[$property.Name] = ConvertTo-Plain $property.Value }
  return $properties
}

# A rule of a dial plan from the JSON that describes it: it is made in memory, so its texts stay as they are.
function ConvertTo-Rule($element) {
  $rule = [Microsoft.Rtc.Management.WritableConfig.Policy.Voice.NormalizationRule]::Make(
    $element.GetProperty('Name').GetString(),
    $element.GetProperty('Pattern').GetString(),
    $element.GetProperty('Translation').GetString(),
    $element.GetProperty('IsInternalExtension').GetBoolean())
  $description = $element.GetProperty('Description').GetString()
  if ($description) { $rule.Description = $description }
  return $rule
}

# An emergency number from the JSON that describes it.
function ConvertTo-EmergencyNumber($element) {
  return [Microsoft.Teams.Policy.Administration.Cmdlets.Core.TeamsEmergencyNumber]::Make(
    $element.GetProperty('EmergencyDialString').GetString(),
    $element.GetProperty('EmergencyDialMask').GetString(),
    $element.GetProperty('OnlinePSTNUsage').GetString())
}

# A row as the genuine module hands it out: JSON, and then a round trip through CliXml, which makes its types Deserialized.*, its
# numbers Int64 and a text that is a whole ISO time a time; lists stay lists.
function ConvertTo-Row([string] $json) {
  $row = ConvertFrom-Json -InputObject $json
  $xml = [System.Management.Automation.PSSerializer]::Serialize($row, 10)
  return [System.Management.Automation.PSSerializer]::Deserialize($xml)
}

$typeNames = @{
  String        = 'string'
  Int32         = 'int'
  NullableInt32 = 'System.Nullable[int]'
  Boolean       = 'bool'
  Switch        = 'switch'
  StringArray   = 'string[]'
  ByteArray     = 'byte[]'
  Object        = 'object'
}

function Get-ParameterText($parameter) {
  $attributes = @()
  $mandatory = if ($parameter.mandatory) { 'Mandatory' } else { $null }
  $sets = @($parameter.sets | Where-Object -FilterScript { $_ })
  if ($sets.Count -eq 0) { $attributes += "[Parameter($mandatory)]" }
  foreach ($set in $sets) {
    $attributes += "[Parameter($((@("ParameterSetName = '$set'", $mandatory) | Where-Object -FilterScript { $_ }) -join ', '))]"
  }
  if ($parameter.allowEmpty) { $attributes += '[AllowNull()]', '[AllowEmptyString()]' }
  $aliases = @($parameter.aliases | Where-Object -FilterScript { $_ })
  if ($aliases.Count -gt 0) { $attributes += "[Alias('$($aliases -join "', '")')]" }
  return "    $($attributes -join ' ') [$($typeNames[$parameter.type])] `$$($parameter.name)"
}

# The text of one function. It writes its errors itself, non-terminating ones, as AutoRest's cmdlets do.
function Get-FunctionText($table) {
  $binding = @()
  if ($table.defaultSet) { $binding += "DefaultParameterSetName = '$($table.defaultSet)'" }
  if ($table.changes) { $binding += 'SupportsShouldProcess' }
  $parameters = @($table.parameters | ForEach-Object -Process { Get-ParameterText $_ }) -join ",`n"
  return @"
function $($table.name) {
  [CmdletBinding($($binding -join ', '))]
  param(
$parameters
  )
  Write-Noise '$($table.name)'
  if (`$script:broken) { throw `$script:mustConnect }
  `$answer = Get-LabAnswer '$($table.name)' `$PSBoundParameters
  if (`$null -ne `$answer.Failure) { `$PSCmdlet.WriteError(`$answer.Failure); return }
  foreach (`$row in `$answer.Output) { `$row }
}
"@
}
