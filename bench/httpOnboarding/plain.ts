import type { WorkflowToImport } from '../../lab/n8n/n8n';
import type { Sandbox } from '../../sandbox';
import { Canvas } from './canvas';
import { creations, firstData, type Creation, type Known } from './creations';
import { answered, column, customers, drawRequest } from './requests';

/** Draws what reads the customers' file, and gives the step whose items are its lines. */
export function drawFile(canvas: Canvas, fileSelector: string, lines: string): string {
	canvas.line(
		canvas.add('By hand', 'manualTrigger', 1, {}),
		canvas.add('Read file', 'readWriteFile', 1, { operation: 'read', fileSelector, options: {} }),
		canvas.add(lines, 'extractFromFile', 1, {
			operation: 'csv',
			binaryPropertyName: 'data',
			options: { headerRow: true, encoding: 'utf-8' },
		}),
	);
	return lines;
}

/** Draws the step that makes a password which nobody knows: 64 hexadecimal digits, as a SHA-256 has. */
export const drawPassword = (canvas: Canvas): string =>
	canvas.add('Random password', 'crypto', 1, {
		action: 'generate',
		dataPropertyName: 'password',
		encodingType: 'hex',
		stringLength: 64,
	});

/** What each row of the plain form creates, in this order. */
const rows: Creation[][] = [
	['Create Wochit customer', 'Create editor token'],
	['Create Centrapay account', 'Create terminal key'],
	[
		'Create Omnize account',
		'Create department',
		'Create first agent',
		'Create second agent',
		'Add both to department',
		'Create login link',
	],
	['Create Yay.com customer', 'Allocate credit'],
	['Create child account', 'Create manager', 'Create member'],
];

/** What was made before is what the step before has answered. */
const made: Known = {
	centrapayAccountId: answered('Create Centrapay account', 'id'),
	omnizeAccountId: answered('Create Omnize account', 'data.id'),
	departmentId: firstData('Create department'),
	agentIds: `[${firstData('Create first agent')}, ${firstData('Create second agent')}]`,
	yayCustomerUuid: answered('Create Yay.com customer', 'result.uuid'),
	yayCredit: `Number(${column('credit')})`,
};

/**
 * The onboarding from HTTP Request nodes as it is drawn first: each creation once, all customers at once, no
 * look-ups and no second tries. It doesn't wait for Typsy, whose stand-in works off requests in order.
 */
export function plainOnboarding(id: string, sandbox: Sandbox, file: string): WorkflowToImport {
	const canvas = new Canvas();
	drawFile(canvas, file, customers);
	const calls = creations(sandbox, made);
	for (const row of rows) {
		canvas.newRow();
		const steps = row.map((name) => drawRequest(canvas, name, calls[name]));
		const isOmnize = row.includes('Create first agent');
		canvas.line(customers, ...(isOmnize ? [drawPassword(canvas)] : []), ...steps);
	}
	return canvas.workflow(id, 'HTTP Request, plain');
}
