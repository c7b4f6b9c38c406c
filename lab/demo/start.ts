/** `npm start`: n8n's editor on this machine, with the workflows, credentials and stand-ins in place. */
import { formLogin, webhookKey } from './credentials';
import { build, setUp } from './environment';
import { workflowIds } from './workflows';

const USUAL_PORT = 5678;

async function isFree(port: number): Promise<boolean> {
	const answer = await fetch(`http://localhost:${port}`).catch(() => undefined);
	return answer === undefined;
}

async function main(): Promise<void> {
	build();
	const port = (await isFree(USUAL_PORT)) ? USUAL_PORT : undefined;
	const { n8n, sandbox } = await setUp({ port, log: console.log });
	console.log(`
n8n is ready: ${n8n.url}

  sign in with   ${n8n.owner.email}
  password       ${n8n.owner.password}

  onboarding     ${n8n.url}/workflow/${workflowIds.onboardCustomer}
  from a file    ${n8n.url}/workflow/${workflowIds.fromFile}
  from a form    ${n8n.url}/form/new-customer (${formLogin.user}, ${formLogin.password})
  from a webhook POST ${n8n.url}/webhook/onboard-customer (${webhookKey.name}: ${webhookKey.value})

The vendors' stand-ins keep what they are told until this ends; see it at
  ${sandbox.urls.control}/counts and ${sandbox.urls.control}/state

Press Ctrl-C to end n8n and remove everything that it kept.`);
	await n8n.ended();
	console.log('n8n has ended.');
	process.exit();
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
