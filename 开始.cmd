@echo off
rem Double-click on Windows: the same as "make run". The words are start.py's own.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHON=python
where py >nul 2>nul
if not errorlevel 1 set PYTHON=py -3
where python >nul 2>nul
if errorlevel 1 if "%PYTHON%"=="python" (
  echo 这台电脑上没有找到 Python。请先安装 Python 3.11 或更高版本，再双击这个文件。
  echo No Python was found. Install Python 3.11 or later, then double-click this file again.
  pause
  exit /b 1
)
%PYTHON% start.py run
if errorlevel 1 pause
