# The lab's MicrosoftTeams module: see README.md beside this folder. Its version is the last of the range that trunkline takes, so
# that in the lab it is chosen before a genuine one; without a lab it can't be imported.
@{
  RootModule        = 'MicrosoftTeams.psm1'
  ModuleVersion     = '7.99.99'
  GUID              = '1ab00000-0000-4000-8000-0000000d111e'
  Author            = 'trunkline'
  CompanyName       = 'trunkline'
  Copyright         = 'Apache-2.0'
  Description       = 'The cmdlets of the lab tenant, as PowerShell meets them. For tests only.'
  PowerShellVersion = '7.4'
  FunctionsToExport = '*'
  CmdletsToExport   = @()
  VariablesToExport = @()
  AliasesToExport   = @()
}
