; The installer for one user: it needs no administrator. makensis is told VERSION,
; NUMBERS, FROM (the folder with the program) and OUT.
Unicode true
Target amd64-unicode
!include MUI2.nsh

Name "Uncoil"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Uncoil"
InstallDirRegKey HKCU "Software\Uncoil" "Folder"
SetCompressor /SOLID lzma
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "Uncoil"
VIAddVersionKey FileDescription "Uncoil Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT License"

!define MUI_ICON "${FROM}\..\uncoil.ico"
!define MUI_UNICON "${FROM}\..\uncoil.ico"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Uncoil"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\uncoil.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section
	SetOutPath "$INSTDIR"
	File "${FROM}\uncoil.exe"
	File "${FROM}\uncoil.com"
	File "${FROM}\README.txt"
	File "${FROM}\LICENSE.txt"
	File "${FROM}\licences.txt"
	CreateShortcut "$SMPROGRAMS\Uncoil.lnk" "$INSTDIR\uncoil.exe"
	WriteRegStr HKCU "Software\Uncoil" "Folder" "$INSTDIR"
	WriteRegStr HKCU "Software\Classes\.uncoil" "" "Uncoil.File"
	WriteRegStr HKCU "Software\Classes\.uncoil" "Content Type" "application/x-uncoil"
	WriteRegStr HKCU "Software\Classes\Uncoil.File" "" "Uncoil routines and exercises"
	WriteRegStr HKCU "Software\Classes\Uncoil.File\DefaultIcon" "" "$INSTDIR\uncoil.exe,0"
	WriteRegStr HKCU "Software\Classes\Uncoil.File\shell\open\command" "" '"$INSTDIR\uncoil.exe" "%1"'
	WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\uncoil.exe" "" "$INSTDIR\uncoil.exe"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Uncoil"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\uncoil.exe"
	WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Uncoil authors"
	WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
	WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; What the user has made, in %AppData%\Uncoil, stays.
Section Uninstall
	Delete "$INSTDIR\uncoil.exe"
	Delete "$INSTDIR\uncoil.com"
	Delete "$INSTDIR\README.txt"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\licences.txt"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\Uncoil.lnk"
	DeleteRegKey HKCU "${UNINSTALL}"
	DeleteRegKey HKCU "Software\Uncoil"
	DeleteRegKey HKCU "Software\Classes\Uncoil.File"
	DeleteRegKey HKCU "Software\Classes\.uncoil"
	DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\uncoil.exe"
	DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Uncoil"
SectionEnd
