; Installe Atelier pour la personne, sans droit d’administration; met à jour sur place; ne touche jamais son travail.
; Commutateurs : /S en silence, /D=DOSSIER (en dernier, sans guillemets). Du désinstalleur : /S, /DONNEES (efface aussi
; le travail). État de sortie : 0 fait, 1 abandonné, 2 échec, 3 version plus ancienne refusée, 4 Atelier est ouvert.
; Donnés par la construction : VERSION, OUT, ICON, FILES (une liste de File, triée), QUICK (ne rien comprimer).
Target amd64-unicode
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Atelier"
!define CLASSES "Software\Classes"
!define MUTEX "Local\AtelierOuvert"

Name "Atelier"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Atelier"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "Atelier ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "Atelier"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation d’Atelier"
VIAddVersionKey /LANG=1036 "CompanyName" "Atelier"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Licence MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "Atelier s’installe pour vous seulement, dans votre compte, sans mot de passe d’administration et sans connexion.$\r$\n$\r$\nSi Atelier est déjà là, il sera mis à jour; votre travail reste tel qu’il est."
!define MUI_FINISHPAGE_RUN "$INSTDIR\Atelier.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir Atelier"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskData un.KeepAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

; Refuser avec une phrase : dans une fenêtre, ou sur la sortie de qui l’a lancé en silence.
!macro Refuse STATUS WORDS
  ${If} ${Silent}
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -11) p .r0'
    StrCpy $3 "${WORDS}$\r$\n"
    StrLen $4 $3
    System::Call 'kernel32::WriteConsoleW(p r0, w r3, i r4, *i, p 0) i .r5'
    ${If} $5 == 0
    ${AndIf} $0 != 0
      FileWrite $0 $3 ; un tube ou un fichier : dans la page de codes de Windows
    ${EndIf}
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}"
  ${EndIf}
  SetErrorLevel ${STATUS}
  Quit
!macroend

!macro RefuseIfOpen
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r0'
  ${If} $0 != 0
    System::Call 'kernel32::CloseHandle(p r0)'
    ${IfNot} ${Silent}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Atelier est ouvert. Fermez-le, puis choisissez Recommencer." IDRETRY again
    ${EndIf}
    !insertmacro Refuse 4 "Atelier est ouvert. Fermez-le, puis recommencez. Rien n’a été changé."
  ${EndIf}
!macroend

!macro Associate EXTENSION CLASS WORDS
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\Atelier.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\Atelier.exe" ouvrir "%1"'
!macroend

!macro Forget EXTENSION CLASS
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "${CLASSES}\${EXTENSION}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

!macro ForgetProgram
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licences"
!macroend

Function .onInit
  SetShellVarContext current
  ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} $1 "${VERSION}" $2
    ${If} $2 == 1
      !insertmacro Refuse 3 "La version $1 d’Atelier, déjà installée, est plus récente que la version ${VERSION}. Rien n’a été changé. Pour revenir à l’ancienne, désinstallez d’abord la récente : votre travail reste."
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseIfOpen
FunctionEnd

; Une édition à côté de l’installateur le suit; sans elle, celle qui est installée reste.
Function TakeEdition
  FindFirst $0 $1 "$EXEDIR\*.atelier-edition"
  ${If} $1 != ""
    RMDir /r "$INSTDIR\edition"
    CreateDirectory "$INSTDIR\edition"
    CopyFiles /SILENT "$EXEDIR\$1" "$INSTDIR\edition"
  ${ElseIf} ${FileExists} "$EXEDIR\edition\edition.toml"
    RMDir /r "$INSTDIR\edition"
    CopyFiles /SILENT "$EXEDIR\edition" "$INSTDIR"
  ${ElseIf} ${FileExists} "$EXEDIR\edition.toml"
    RMDir /r "$INSTDIR\edition"
    CreateDirectory "$INSTDIR\edition"
    CopyFiles /SILENT "$EXEDIR\edition.toml" "$INSTDIR\edition"
    CopyFiles /SILENT "$EXEDIR\logo*.*" "$INSTDIR\edition"
  ${EndIf}
  FindClose $0
FunctionEnd

Section "Atelier"
  !insertmacro ForgetProgram
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Desinstaller.exe"
  Call TakeEdition
  CreateShortcut "$SMPROGRAMS\Atelier.lnk" "$INSTDIR\Atelier.exe" "" "$INSTDIR\Atelier.exe" 0
  !insertmacro Associate ".atelier" "Atelier.Cours" "Atelier à installer"
  !insertmacro Associate ".atelier-donnees" "Atelier.Donnees" "Données d’Atelier"
  !insertmacro Associate ".atelier-progres" "Atelier.Progres" "Travail à remettre d’Atelier"
  !insertmacro Associate ".atelier-edition" "Atelier.Edition" "Édition d’Atelier"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Atelier"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Atelier.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Atelier"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Desinstaller.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Desinstaller.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} ${Errors}
    SetErrorLevel 2
  ${EndIf}
SectionEnd

Var Box
Var Erase

Function un.onInit
  SetShellVarContext current
  StrCpy $Erase 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DONNEES" $1
  ${IfNot} ${Errors}
    StrCpy $Erase 1
  ${EndIf}
  !insertmacro RefuseIfOpen
FunctionEnd

Function un.AskData
  !insertmacro MUI_HEADER_TEXT "Désinstaller Atelier" "Votre travail reste, sauf si vous demandez autre chose."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "Le programme sera enlevé de votre compte. Ce que vous avez coché, répondu et écrit restera dans votre dossier de données; vous le retrouverez en réinstallant Atelier."
  Pop $0
  ${NSD_CreateCheckbox} 0 44u 100% 24u "Effacer aussi mon travail de cet ordinateur (on ne peut pas revenir en arrière)"
  Pop $Box
  ${If} $Erase == 1
    ${NSD_Check} $Box
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.KeepAnswer
  ${NSD_GetState} $Box $Erase
FunctionEnd

Section "un.Atelier"
  !insertmacro ForgetProgram
  RMDir /r "$INSTDIR\edition"
  Delete "$INSTDIR\Atelier.exe"
  Delete "$INSTDIR\Atelier.com"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\LISEZ-MOI.txt"
  Delete "$INSTDIR\Desinstaller.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Atelier.lnk"
  !insertmacro Forget ".atelier" "Atelier.Cours"
  !insertmacro Forget ".atelier-donnees" "Atelier.Donnees"
  !insertmacro Forget ".atelier-progres" "Atelier.Progres"
  !insertmacro Forget ".atelier-edition" "Atelier.Edition"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${If} $Erase == 1
    RMDir /r "$LOCALAPPDATA\Atelier"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
