# A client that gives up soon and knows no connection of before: a request on a used one may be sent again by .NET itself.
function New-FaultClient([bool] $trustsNobody) {
  $handler = [System.Net.Http.SocketsHttpHandler]::new()
  $handler.UseProxy = $false
  if ($trustsNobody) {
    $policy = [System.Security.Cryptography.X509Certificates.X509ChainPolicy]::new()
    $policy.TrustMode = [System.Security.Cryptography.X509Certificates.X509ChainTrustMode]::CustomRootTrust
    $policy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    $handler.SslOptions.CertificateChainPolicy = $policy
  }
  $client = [System.Net.Http.HttpClient]::new($handler)
  $client.Timeout = [timespan]::FromSeconds(1)
  return $client
}

# Closes by a reset, as a firewall does, or in good order.
function Close-Socket($socket, [bool] $reset) {
  if ($reset) { $socket.LingerState = [System.Net.Sockets.LingerOption]::new($true, 0) }
  else { $socket.Shutdown([System.Net.Sockets.SocketShutdown]::Send) }
  $socket.Close()
}

# A server for one request that reads it, says $answer and then ends the connection; it says nothing at all if $end is 'never'.
function Invoke-BadServer([string] $scheme, [string] $answer, [string] $end) {
  $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
  $listener.Start()
  $socket = $null
  try {
    $task = (New-FaultClient $false).GetAsync("${scheme}://127.0.0.1:$($listener.LocalEndpoint.Port)/")
    $socket = $listener.AcceptSocket()
    $buffer = [byte[]]::new(16384)
    [void] $socket.Receive($buffer)
    if ($answer) { [void] $socket.Send([System.Text.Encoding]::ASCII.GetBytes($answer)) }
    if ($end -ne 'never') { Close-Socket $socket ($end -eq 'reset') }
    [void] $task.GetAwaiter().GetResult()
  }
  finally {
    if ($null -ne $socket) { $socket.Dispose() }
    $listener.Stop()
  }
}

# A port where nobody listens.
function Get-FreePort {
  $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
  $listener.Start()
  $port = $listener.LocalEndpoint.Port
  $listener.Stop()
  return $port
}

function Invoke-Fault([string] $name) {
  $half = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 1000`r`n`r`n{"
  switch ($name) {
    # A reset of the bare connection can't be had from a listener on this machine: it is refused instead, which is the same class.
    { $_ -in 'refused', 'resetConnecting' } {
      [void] (New-FaultClient $false).GetAsync("http://127.0.0.1:$(Get-FreePort)/").GetAwaiter().GetResult()
    }
    'noSuchName' { [void] (New-FaultClient $false).GetAsync('http://no-such-name.invalid/').GetAwaiter().GetResult() }
    'tlsRefused' { [void] (New-FaultClient $true).GetAsync($env:TRUNKLINE_LAB_URL).GetAwaiter().GetResult() }
    'tlsCut' { Invoke-BadServer 'https' '' 'closed' }
    'closedBeforeAnswer' { Invoke-BadServer 'http' '' 'closed' }
    'resetBeforeAnswer' { Invoke-BadServer 'http' '' 'reset' }
    'closedInAnswer' { Invoke-BadServer 'http' $half 'closed' }
    'resetInAnswer' { Invoke-BadServer 'http' $half 'reset' }
    'timeout' { Invoke-BadServer 'http' '' 'never' }
    'canceled' {
      $canceled = [System.Threading.CancellationToken]::new($true)
      [void] (New-FaultClient $false).GetAsync($env:TRUNKLINE_LAB_URL, $canceled).GetAwaiter().GetResult()
    }
    'notHttp' { Invoke-BadServer 'http' "SSH-2.0-OpenSSH_9.6`r`n" 'closed' }
    default { throw "The lab's module plays no fault '$name'." }
  }
}

# The exception of a fault that really happens, to a HttpClient of its own.
function Get-NetworkFault([string] $name) {
  try { Invoke-Fault $name }
  catch { return Get-Thrown $_.Exception }
  throw "The fault '$name' did not happen."
}
