-- Gives n8n's role the password that is in the secret now.
\set password `cat "$N8N_PASSWORD_FILE"`
ALTER ROLE n8n PASSWORD :'password';
