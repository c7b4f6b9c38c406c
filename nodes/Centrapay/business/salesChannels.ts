import { optional, rows, type ValuesOf } from '../../engine/declare';
import { sized } from '../fields';

const channel = {
	deviceId: optional(
		sized('Device ID', {
			example: 'device-001',
			description: 'The ID of the device in its software; only those of nomad can be without one',
			most: 35,
		}),
	),
	deviceModel: optional(
		sized('Device Model', {
			example: 'Verifone P630',
			description: 'What kind of device it is',
			least: 3,
			most: 100,
		}),
	),
	reseller: optional(
		sized('Reseller', {
			example: 'Example Reseller',
			description: 'Who sells or supports the terminal',
			least: 3,
			most: 100,
		}),
	),
	serialNumber: optional(
		sized('Serial Number', {
			example: 'SN123456',
			description: 'The serial number of the device',
			most: 35,
		}),
	),
	vendor: sized('Vendor', {
		example: 'Example Vendor',
		description: 'Who makes or provides the terminal or its software',
		least: 3,
		most: 100,
	}),
};

type Channel = ValuesOf<typeof channel>;

/** Every other needs a Device ID (centrapay.md#onboarding-request). */
export const lacksDevice = ({ vendor, deviceId }: Channel): boolean =>
	deviceId === undefined && vendor.toLowerCase() !== 'nomad';

/** Through what a merchant takes payments (centrapay.md#onboarding-request). */
export const salesChannels = rows('Sales Channels', 'Sales Channel', channel, {
	description: 'The terminals or shop systems through which the merchant takes payments',
	example: '[{ "vendor": "Example Vendor", "deviceId": "device-001" }]',
	whole: '; each can have reseller, serialNumber and deviceModel, too',
});
