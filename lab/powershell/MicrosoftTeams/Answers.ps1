$common = @([System.Management.Automation.Cmdlet]::CommonParameters)

# Trusts the lab's own CA and nothing else; a machine's proxy is left out.
function New-LabClient {
  $handler = [System.Net.Http.SocketsHttpHandler]::new()
  $handler.UseProxy = $false
  $file = if ($env:NODE_EXTRA_CA_CERTS) { $env:NODE_EXTRA_CA_CERTS } else { $env:SSL_CERT_FILE }
  if ($file) {
    $policy = [System.Security.Cryptography.X509Certificates.X509ChainPolicy]::new()
    $policy.TrustMode = [System.Security.Cryptography.X509Certificates.X509ChainTrustMode]::CustomRootTrust
    $policy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    $policy.CustomTrustStore.ImportFromPemFile($file)
    $handler.SslOptions.CertificateChainPolicy = $policy
  }
  $client = [System.Net.Http.HttpClient]::new($handler)
  $client.Timeout = [timespan]::FromMinutes(10)
  return $client
}

# What a .NET method threw, without PowerShell's wrapping around it.
function Get-Thrown($exception) {
  while ($exception -is [System.Management.Automation.MethodInvocationException] -and $null -ne $exception.InnerException) {
    $exception = $exception.InnerException
  }
  return $exception
}

function New-Failure($exception, [string] $errorId) {
  return [System.Management.Automation.ErrorRecord]::new(
    $exception, $errorId, [System.Management.Automation.ErrorCategory]::InvalidOperation, $null)
}

# A refusal in the lab's words as an error of PowerShell.
function ConvertTo-Failure($refusal) {
  $errorId = ([string] $refusal.fullyQualifiedErrorId).Split(',')[0]
  if ($refusal.correlationId) { Write-Host -Object "Correlation id for this request : $($refusal.correlationId)" }
  $exception = if ($refusal.statusCode) {
    [Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Runtime.RestException]::new(
      $refusal.message, $refusal.statusCode, $refusal.code)
  }
  else {
    [System.InvalidOperationException]::new($refusal.message)
  }
  return New-Failure $exception $errorId
}

# Sends one cmdlet; returns what it prints (Output) or the error to write (Failure).
function Get-LabAnswer([string] $name, $bound) {
  $parameters = [ordered] @{}
  foreach ($key in $bound.Keys) {
    if ($common -notcontains $key) { $parameters[$key] = ConvertTo-Plain $bound[$key] }
  }
  $body = ConvertTo-Json -Depth 20 -Compress -InputObject @{
    cmdlet       = $name
    parameters   = $parameters
    accessTokens = $script:tokens
  }
  try {
    $content = [System.Net.Http.StringContent]::new($body, [System.Text.Encoding]::UTF8, 'application/json')
    $response = $script:client.PostAsync("$($env:TRUNKLINE_LAB_URL)/lab/cmdlet", $content).GetAwaiter().GetResult()
    $text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
  }
  catch {
    return @{ Failure = New-Failure (Get-Thrown $_.Exception) 'ConnectionError' }
  }
  $answer = [System.Text.Json.JsonDocument]::Parse($text).RootElement
  $order = @{}
  foreach ($property in $answer.EnumerateObject()) { $order[$property.Name] = $property.Value }
  if ($order.ContainsKey('crash')) { [System.Environment]::FailFast('The lab ordered a crash.') }
  if ($order.ContainsKey('signedOut')) {
    $script:broken = $true
    throw $script:mustConnect
  }
  if ($order.ContainsKey('network')) {
    return @{ Failure = New-Failure (Get-NetworkFault $order['network'].GetString()) 'ConnectionError' }
  }
  if ($order.ContainsKey('error')) {
    return @{ Failure = ConvertTo-Failure (ConvertFrom-Json -InputObject $order['error'].GetRawText()) }
  }
  if ($order.ContainsKey('warnings')) {
    foreach ($warning in $order['warnings'].EnumerateArray()) { Write-Warning -Message $warning.GetString() }
  }
  $output = [System.Collections.ArrayList]::new()
  foreach ($item in $order['output'].EnumerateArray()) {
    if ($name -eq 'New-CsVoiceNormalizationRule') { [void] $output.Add((ConvertTo-Rule $item)) }
    elseif ($name -eq 'New-CsTeamsEmergencyNumber') { [void] $output.Add((ConvertTo-EmergencyNumber $item)) }
    else { [void] $output.Add((ConvertTo-Row $item.GetRawText())) }
  }
  return @{ Output = $output }
}
