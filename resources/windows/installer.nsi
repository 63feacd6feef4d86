; The installer for Windows: per user, no administrator. `python3 run.py windows` makes it:
;   makensis -DVERSION=... -DBUILD=dist/windows/lontar -DOUT=... -DSIZE_KB=... installer.nsi
; An update goes over what is there. Registers and settings lie elsewhere and are never touched.

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  ; As large as the two programs together, which are nearly one and the same.
  SetCompressorDictSize 64
!endif

!include "MUI2.nsh"
!include "WinVer.nsh"
!include "LogicLib.nsh"

!define NAME "Lontar"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define KIND "Lontar.Register"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang ${NAME}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "MIT"

!define MUI_ICON "lontar.ico"
!define MUI_UNICON "lontar.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${NAME}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\lontar.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(LEAVES_REGISTERS)"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString IS_RUNNING ${LANG_INDONESIAN} "Lontar sedang terbuka. Tutup dulu jendelanya, lalu tekan Coba lagi."
LangString IS_RUNNING ${LANG_ENGLISH} "Lontar is open. Close its window first, then press Retry."
LangString TOO_OLD ${LANG_INDONESIAN} "Lontar memerlukan Windows 10 atau yang lebih baru."
LangString TOO_OLD ${LANG_ENGLISH} "Lontar needs Windows 10 or later."
LangString KIND_NAME ${LANG_INDONESIAN} "Register Lontar"
LangString KIND_NAME ${LANG_ENGLISH} "Lontar register"
LangString LEAVES_REGISTERS ${LANG_INDONESIAN} "Program dihapus dari komputer ini. Register, berkas, dan pengaturan tidak dihapus; tetap tersimpan di $DATA"
LangString LEAVES_REGISTERS ${LANG_ENGLISH} "The program is removed from this computer. Registers, files and settings are not: they stay in $DATA"

Var DATA

; A running program cannot be written to: that is how it is known, whoever started it.
!macro REFUSE_WHILE_RUNNING UN
Function ${UN}RefuseWhileRunning
  Push $0
  Push $1
  again:
    StrCpy $1 "$INSTDIR\lontar.exe"
    Call ${UN}IsHeld
    ${If} $0 == "no"
      StrCpy $1 "$INSTDIR\lontar-cli.exe"
      Call ${UN}IsHeld
    ${EndIf}
    ${If} $0 == "yes"
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

; $0 becomes "yes" where the file $1 is there and cannot be written to.
Function ${UN}IsHeld
  StrCpy $0 "no"
  ${If} ${FileExists} "$1"
    ClearErrors
    FileOpen $0 "$1" a
    ${If} ${Errors}
      StrCpy $0 "yes"
    ${Else}
      FileClose $0
      StrCpy $0 "no"
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Section
  Call RefuseWhileRunning
  ; What an older version had and this one has not must not stay.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  SetOverwrite on
  ClearErrors
  File /r "${BUILD}/*"
  ${If} ${Errors}
    SetErrorLevel 5
    Abort
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\lontar.exe"
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "Software\Classes\.lontar" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(KIND_NAME)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" '"$INSTDIR\lontar.exe",0'
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\lontar.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\lontar.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
  ReadEnvStr $DATA "LONTAR_HOME"
  ${If} $DATA == ""
    StrCpy $DATA "$LOCALAPPDATA\${NAME}"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.RefuseWhileRunning
  ; Named one by one: whatever else lies in the folder is somebody's own.
  Delete "$INSTDIR\lontar.exe"
  Delete "$INSTDIR\lontar-cli.exe"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.lontar" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.lontar"
  ${EndIf}
  DeleteRegKey HKCU "Software\${NAME}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DetailPrint "$(LEAVES_REGISTERS)"
  MessageBox MB_OK|MB_ICONINFORMATION "$(LEAVES_REGISTERS)" /SD IDOK
SectionEnd
