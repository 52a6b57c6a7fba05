@echo off
rem The lab's PowerShell (lab/teams/pwsh.ts). A real tenant never meets it: it needs TRUNKLINE_LAB_URL.
node "%~dp0..\teams\pwsh.ts" %*
