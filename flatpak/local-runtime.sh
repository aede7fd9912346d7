#!/bin/bash
# local-runtime.sh: makes org.gnome.Platform and org.gnome.Sdk out of Debian packages.
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: local-runtime.sh FOLDER VERSION
# Everything stays below FOLDER (two Debian trees, a repository, an installation); nothing of
# the system or of the user's home is touched. What is there already is kept: a second call
# takes no time. DAG_SUITE: the Debian to take it from (default: sid, the nearest to GNOME's).
# It proves manifest, permissions, paths, bus names and network in a sandbox; it does not
# prove the libraries of the real runtime, whose versions differ by a little.
set -euo pipefail
FOLDER=$(realpath -m "$1")
VERSION=$2
SUITE=${DAG_SUITE:-sid}
ARCH=$(flatpak --default-arch)
MIRROR=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true)
[ -n "$MIRROR" ] || { echo "local-runtime: no Debian mirror in apt's sources" >&2; exit 1; }

PLATFORM=libgtk-4-1,libgtk-4-bin,libadwaita-1-0,libsoup-3.0-0,libjson-glib-1.0-0,libsqlite3-0
PLATFORM+=,libsecret-1-0,glib-networking,gsettings-desktop-schemas,adwaita-icon-theme
PLATFORM+=,hicolor-icon-theme,fonts-cantarell,fonts-dejavu-core,libgl1-mesa-dri,libegl1
PLATFORM+=,ca-certificates,librsvg2-common,dconf-gsettings-backend,shared-mime-info
PLATFORM+=,libglib2.0-bin,desktop-file-utils,fontconfig,locales,tzdata,iproute2
SDK=$PLATFORM,gcc,libc6-dev,meson,ninja-build,pkgconf,libgtk-4-dev,libadwaita-1-dev
SDK+=,libsoup-3.0-dev,libjson-glib-dev,libsqlite3-dev,libsecret-1-dev,gettext,appstream
SDK+=,appstream-compose,make,patch

make_tree () { # NAME PACKAGES
  local tree=$FOLDER/trees/$SUITE-$1
  [ -e "$tree/.complete" ] && return
  echo "  a tree of $SUITE for the $1 (a minute or two)"
  rm -rf "$tree"
  mkdir -p "$FOLDER/trees"
  # A mirror that is a picture of a past day has an “expired” Release file.
  mmdebstrap --quiet --variant=essential --format=directory \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$2" \
    --customize-hook='for l in en_US nl_NL; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done' \
    "$SUITE" "$tree" "$MIRROR" >"$FOLDER/$1.log" 2>&1 || {
    tail -n 20 "$FOLDER/$1.log" >&2
    exit 1
  }
  touch "$tree/.complete"
}

# flatpak-builder 1.2 runs the old appstream-compose inside the SDK; Debian has the new one.
write_compose () {
  cat >"$1" <<'SH'
#!/bin/sh
for a; do case $a in --prefix=*) P=${a#*=} ;; --basename=*) B=${a#*=} ;; esac; last=$a; done
mkdir -p "$P/share/app-info/xmls" "$P/share/app-info/icons/flatpak" "$P/share/metainfo"
[ -e "$P/share/metainfo/$last.metainfo.xml" ] ||
  mv "$P/share/appdata/$last.appdata.xml" "$P/share/metainfo/$last.metainfo.xml"
exec appstreamcli compose --no-net --prefix=/ --origin="$B" \
  --data-dir="$P/share/app-info/xmls" --icons-dir="$P/share/app-info/icons/flatpak" \
  --result-root="$P" --components="$last" "$P"
SH
  chmod 755 "$1"
}

export_runtime () { # Platform|Sdk TREE
  local at=$FOLDER/export-$1
  ostree --repo="$FOLDER/repo" rev-parse "runtime/org.gnome.$1/$ARCH/$VERSION" \
    >/dev/null 2>&1 && return
  echo "  org.gnome.$1 $VERSION out of it"
  rm -rf "$at"
  mkdir -p "$at/files" "$at/var"
  cp -a --reflink=auto "$2/usr" "$at/usr"
  cp -a "$2/etc" "$at/usr/etc"
  rm -rf "$at"/usr/etc/{apt,machine-id,hostname,resolv.conf,passwd-,group-,shadow,shadow-,gshadow,gshadow-} \
    "$at"/usr/share/{man,doc,info,lintian,bug}
  [ "$1" = Sdk ] && write_compose "$at/usr/bin/appstream-compose"
  cat >"$at/metadata" <<METADATA
[Runtime]
name=org.gnome.$1
runtime=org.gnome.Platform/$ARCH/$VERSION
sdk=org.gnome.Sdk/$ARCH/$VERSION

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
METADATA
  chmod -R u+rw "$at/usr"
  flatpak build-export --runtime --no-update-summary --timestamp=2026-01-01T00:00:00Z \
    "$FOLDER/repo" "$at" "$VERSION" >/dev/null
  rm -rf "$at"
}

export FLATPAK_USER_DIR=$FOLDER/installation
mkdir -p "$FOLDER"
make_tree platform "$PLATFORM"
make_tree sdk "$SDK"
[ -d "$FOLDER/repo" ] || ostree init --mode=bare-user-only --repo="$FOLDER/repo"
export_runtime Platform "$FOLDER/trees/$SUITE-platform"
export_runtime Sdk "$FOLDER/trees/$SUITE-sdk"
flatpak build-update-repo "$FOLDER/repo" >/dev/null
flatpak --user remote-add --if-not-exists --no-gpg-verify dagstart-local "file://$FOLDER/repo"
flatpak --user install -y --noninteractive --or-update dagstart-local \
  "org.gnome.Platform//$VERSION" "org.gnome.Sdk//$VERSION" >"$FOLDER/install.log" 2>&1 || {
  tail -n 20 "$FOLDER/install.log" >&2
  exit 1
}
