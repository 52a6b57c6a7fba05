@echo off
rem Starts the policy pack on Windows: the twin of the file beside it.
setlocal
set "version=none"
set "major=0"
set "minor=0"
for /f "delims=" %%v in ('node --version 2^>nul') do set "version=%%v"
for /f "tokens=1,2 delims=v." %%a in ("%version%") do (
  set "major=%%a"
  set "minor=%%b"
)
if "%version%"=="none" goto tooold
if %major% gtr 22 goto start
if %major% lss 22 goto tooold
if %minor% geq 18 goto start
:tooold
echo The policy pack needs Node 22.18 or later; found on PATH: %version%. 1>&2
echo   Fix: run npm run pulumi -- ^<arguments^>, which brings its own Node, or install a newer one. 1>&2
exit /b 1
:start
rem Node keeps what it compiled, and of the SDK only what is used is loaded: each takes the time that is left in half.
if not defined NODE_COMPILE_CACHE set "NODE_COMPILE_CACHE=%LOCALAPPDATA%\trunkline\node"
cd /d "%~dp0.."
node --import ./stacks/lean-sdk.mjs policies\main.ts %*
