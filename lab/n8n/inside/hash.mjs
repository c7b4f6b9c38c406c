/**
 * Hashes a password as n8n keeps it. Runs in n8n's Node.js, with the password in the environment:
 * hash.mjs <n8n's main file>
 */
import { createRequire } from 'node:module';

const { hashSync } = createRequire(process.argv[2])('bcryptjs');
process.stdout.write(hashSync(process.env.PASSWORD, 12));
