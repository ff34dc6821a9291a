#!/bin/sh
# Installe, met à jour ou enlève Atelier pour la personne qui tape la commande; aucun droit d’administration.
#   ./installer.sh                    installer, ou mettre à jour, dans ~/.local/opt/atelier
#   ./installer.sh --menu             ne rien copier : mettre ce dossier-ci dans le menu
#   ./installer.sh --enlever          enlever le programme et le menu; le travail reste
#   ./installer.sh --enlever --donnees   enlever aussi le travail de cette personne
# Une édition (dossier « edition » ou fichier *.atelier-edition), dans ce dossier ou à côté, est prise au passage.
# État de sortie : 0 fait, 2 mauvais usage, 3 version plus ancienne refusée, 4 Atelier est ouvert, 1 autre refus.
set -eu
here=$(cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/opt/atelier
command=$HOME/.local/bin/atelier

say() { printf 'Atelier : %s\n' "$*"; }
fail() { status=$1; shift; printf 'Atelier : %s\n' "$*" >&2; exit "$status"; }

version_of() { sed -n 's/^version=//p' "$1/version" 2>/dev/null || true; }

refuse_if_open() {
    for one in /proc/[0-9]*/exe; do
        case "$(readlink "$one" 2>/dev/null || true)" in
        "$program"/python/bin/*) fail 4 "Atelier est ouvert. Fermez-le, puis recommencez. Rien n’a été changé." ;;
        esac
    done
}

refuse_downgrade() {
    old=$(version_of "$program") new=$(version_of "$here")
    [ -n "$old" ] && [ "$old" != "$new" ] || return 0
    last=$(printf '%s\n%s\n' "$old" "$new" | sort -V | tail -n 1)
    [ "$last" = "$new" ] ||
        fail 3 "la version $old, déjà installée, est plus récente que la version $new. Rien n’a été changé. Pour revenir à l’ancienne, enlevez d’abord la récente (--enlever) : le travail reste."
}

# take_edition FOLDER: an edition beside or inside goes to FOLDER/edition, in the place of the one that was there.
take_edition() {
    for place in "$here" "$(dirname -- "$here")"; do
        if [ -f "$place/edition/edition.toml" ]; then
            [ "$place/edition" -ef "$1/edition" ] && return 0
            rm -rf "$1/edition" && cp -R "$place/edition" "$1/edition" && return 0
        fi
        for file in "$place"/*.atelier-edition "$place"/edition/*.atelier-edition; do
            [ -f "$file" ] || continue
            [ "$file" -ef "$1/edition/$(basename -- "$file")" ] && return 0
            rm -rf "$1/edition" && mkdir -p "$1/edition" && cp "$file" "$1/edition/" && return 0
        done
    done
}

menu() { # menu FOLDER: the entry, the icon and the kinds of files of this person
    mkdir -p "$data/applications" "$data/mime/packages" "$data/icons/hicolor/256x256/apps" "$(dirname -- "$command")"
    escaped=$(printf '%s' "$1" | sed 's/[&|\\]/\\&/g')
    sed "s|@EXEC@|\"$escaped/atelier\"|" "$here/share/atelier.desktop" >"$data/applications/atelier.desktop"
    cp "$here/share/atelier.xml" "$data/mime/packages/atelier.xml"
    cp "$here/share/atelier.png" "$data/icons/hicolor/256x256/apps/atelier.png"
    ln -sfn "$1/atelier" "$command"
    refresh
}

refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications" || true; fi
}

install_program() {
    [ "$here" != "$program" ] || fail 2 "ce dossier est déjà celui du programme installé; lancez l’installation depuis l’archive."
    refuse_downgrade
    refuse_if_open
    new=$program.nouveau old=$program.ancien
    mkdir -p "$(dirname -- "$program")"
    rm -rf "$new" "$old"
    cp -R "$here" "$new"
    if [ -d "$program/edition" ] && [ ! -d "$new/edition" ]; then cp -R "$program/edition" "$new/edition"; fi
    take_edition "$new"
    if [ -d "$program" ]; then mv "$program" "$old"; fi
    mv "$new" "$program"
    rm -rf "$old"
    menu "$program"
    say "version $(version_of "$program") installée dans $program; elle est dans le menu."
}

remove_program() {
    refuse_if_open
    rm -rf "$program"
    rm -f "$data/applications/atelier.desktop" "$data/mime/packages/atelier.xml" "$data/icons/hicolor/256x256/apps/atelier.png"
    if [ -L "$command" ]; then rm -f "$command"; fi
    refresh
    if [ "${1:-}" = --donnees ]; then
        rm -rf "$data/Atelier"
        say "le programme et le travail sont enlevés; un dossier choisi ailleurs, et les fichiers exportés, restent."
    else
        say "le programme est enlevé; votre travail reste dans $data/Atelier."
    fi
}

case "${1:-}" in
"") install_program ;;
--menu) take_edition "$here"; menu "$here"; say "ce dossier est dans le menu; ne le déplacez plus." ;;
--enlever) remove_program "${2:-}" ;;
*) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
