@echo off
rem Starts Playhead with the first JDK 25 or newer that it finds.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
if defined PLAYHEAD_JAVA_HOME call :try "%PLAYHEAD_JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for %%J in (java.exe) do call :try "%%~$PATH:J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Zulu\*") do call :try "%%~D\bin\java.exe"
if not defined JAVA_EXE (
  echo Playhead needs a Java 25 or newer and found none on this machine. 1>&2
  echo Install one of any vendor, for example Eclipse Temurin 25, or set PLAYHEAD_JAVA_HOME to where it is. 1>&2
  exit /b 2
)
set "TUNING="
if %NUMBER_OF_PROCESSORS% LSS 4 set "TUNING=-XX:TieredStopAtLevel=1"
if "%~1"=="serve" set "TUNING="
if "%~1"=="replay" set "TUNING="
"%JAVA_EXE%" "-XX:AOTCache=%HOME_DIR%\lib\playhead.aot" -Xlog:aot=off -Xlog:cds=off -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:MaxNewSize=128m -XX:GCTimeRatio=4 %TUNING% --enable-native-access=javafx.graphics,msgpack.core,dev.playhead.ui --sun-misc-unsafe-memory-access=allow --module-path "%HOME_DIR%\lib" --module dev.playhead.app/dev.playhead.app.Main %*
exit /b %ERRORLEVEL%

:try
if defined JAVA_EXE exit /b 0
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('""%~1" -version 2^>^&1 ^| findstr /i version"') do set "VERSION=%%~V"
for /f "delims=." %%M in ("%VERSION%") do if %%M GEQ 25 set "JAVA_EXE=%~1"
exit /b 0
