#!/bin/sh
# install.sh [uninstall]: puts Uncoil into your home, or takes it out again. What you
# have made with it stays either way. PREFIX names another folder than ~/.local.
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
files=$(cd "$here" && find bin share -type f)

refresh() {
	for each in "update-desktop-database -q $prefix/share/applications" "update-mime-database $prefix/share/mime" "gtk-update-icon-cache -qtf $prefix/share/icons/hicolor"; do
		if command -v "${each%% *}" >/dev/null; then $each 2>/dev/null || true; fi
	done
}

if [ "${1:-}" = uninstall ]; then
	echo "$files" | while read -r file; do rm -f "$prefix/$file"; done
	rmdir "$prefix/share/doc/uncoil" 2>/dev/null || true
	refresh
	echo "Uncoil has been taken out of $prefix; your own files are still there."
	exit
fi
echo "$files" | while read -r file; do
	mkdir -p "$prefix/$(dirname "$file")"
	cp -f "$here/$file" "$prefix/$file"
done
# The menu finds the program also where bin is not in its path.
if [ -e "$prefix/share/applications/app.uncoil.desktop" ]; then
	sed -i "s|^Exec=uncoil|Exec=$prefix/bin/uncoil|" "$prefix/share/applications/app.uncoil.desktop"
fi
refresh
echo "Uncoil is in $prefix/bin/uncoil."
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "Add $prefix/bin to your PATH to start it by its name." ;; esac
