# Something on every stream, before each cmdlet does its work: none of it may reach who asked.
function Write-Noise([string] $name) {
  Write-Warning -Message "$name will change in a later version."
  Write-Verbose -Message "Sending $name" -Verbose
  Write-Debug -Message "$name in debug" -Debug
  Write-Information -MessageData "$name informs" -InformationAction Continue
  Write-Host -Object "$name prints to the host"
  Write-Progress -Activity $name -Status 'Working' -PercentComplete 50
  Write-Progress -Activity $name -Completed
  [Console]::Out.WriteLine("$name prints to the console")
  [Console]::Error.WriteLine("$name prints to standard error")
}
