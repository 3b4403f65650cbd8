#!/bin/sh
# Builds the site, and exchanges it for the one that a server shows.
#   publish-by-rsync.sh [USER@HOST] FOLDER      (without a host: a folder of this machine)
# The folder holds `current`, a link to what is shown, and the last two sites.
set -eu
if [ $# = 2 ]; then
    there="$1:"
    folder=$2
    at() { ssh "$host" "$@"; }
    host=$1
else
    there=""
    folder=$1
    at() { sh -c "$*"; }
fi
newsgen build
new=$(date -u +%Y%m%dT%H%M%S)-$$
at "mkdir -p '$folder'"
# What has not changed is a link to the file that is there.
rsync --archive --checksum --no-times --link-dest=../current/ public/ "$there$folder/$new/"
# A link is exchanged in one step; readers see the old site or the new one.
at "ln -s '$new' '$folder/current.$new' && mv -T '$folder/current.$new' '$folder/current'"
at "cd '$folder' && ls -d [0-9]*T* | sort | head -n -2 | while read -r old; do rm -rf \"\$old\"; done"
