#!/bin/sh
# Writes into .env which images exactly belong to the versions of n8n and PostgreSQL, as the registry says now.
set -eu
cd "$(dirname "$0")"
. ./.env

set_line() {
	grep -v "^$1=" .env > .env.new || true
	echo "$1=$2" >> .env.new
	cat .env.new > .env
	rm .env.new
	echo "$1=$2"
}

digest() {
	# buildx answers a plain {{.Manifest.Digest}} with its whole report.
	found=$(docker buildx imagetools inspect "$1" --format '{{json .Manifest.Digest}}' | tr -d '"')
	case $found in
		sha256:????????????????????????????????????????????????????????????????) echo "$found" ;;
		*) echo "The registry has no digest of $1: $found" >&2; exit 1 ;;
	esac
}

postgres=$(sed -n 's/^ *image: \(postgres:[^@]*\)@.*/\1/p' compose.yaml)
n8n_digest=$(digest "n8nio/n8n:$N8N_VERSION")
postgres_digest=$(digest "$postgres")
set_line N8N_DIGEST "$n8n_digest"
set_line POSTGRES_DIGEST "$postgres_digest"
