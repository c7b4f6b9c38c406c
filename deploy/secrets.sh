#!/bin/sh
# Makes the secrets that aren't there, each readable only by who needs it. Run it as root.
set -eu
umask 077
cd "$(dirname "$0")"

if [ "$(id -u)" -ne 0 ]; then
	echo "Only root may give the files to the containers' users: sudo ./secrets.sh" >&2
	exit 1
fi

# What comes in becomes a secret of this name, owner and mode.
keep() {
	cat > "secrets/$1.new"
	chown "$2" "secrets/$1.new"
	chmod "$3" "secrets/$1.new"
	mv "secrets/$1.new" "secrets/$1"
	echo "Made secrets/$1"
}

missing() {
	[ ! -e "secrets/$1" ]
}

random() {
	openssl rand -hex 32 | tr -d '\n'
}

# In the containers, n8n is user 1000, PostgreSQL group 70, and Redis reads its password as root.
if missing n8n_encryption_key; then random | keep n8n_encryption_key 1000:1000 400; fi
if missing redis_password; then random | keep redis_password 1000:1000 400; fi
if missing postgres_password; then random | keep postgres_password 1000:70 440; fi
if missing postgres_admin_password; then random | keep postgres_admin_password 0:70 440; fi

if missing n8n_owner_password_hash; then
	. ./.env
	password="N8n-$(openssl rand -hex 16)"
	hash=$(printf %s "$password" | docker run --rm --interactive --network none \
		--workdir /usr/local/lib/node_modules/n8n --entrypoint node \
		"n8n-partner-provisioning:$N8N_VERSION" --eval '
			const password = require("fs").readFileSync(0, "utf8");
			process.stdout.write(require("bcryptjs").hashSync(password, 12));
		')
	printf %s "$hash" | keep n8n_owner_password_hash 1000:1000 400
	echo "The owner, $OWNER_EMAIL, signs in with this password; it is kept nowhere: $password"
fi
