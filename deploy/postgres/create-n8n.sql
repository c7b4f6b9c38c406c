-- n8n's own role and database: it owns what it keeps, and has no power over the server.
\set password `cat "$N8N_PASSWORD_FILE"`
CREATE ROLE n8n LOGIN PASSWORD :'password';
CREATE DATABASE n8n OWNER n8n;
REVOKE ALL ON DATABASE n8n, postgres, template1 FROM PUBLIC;
