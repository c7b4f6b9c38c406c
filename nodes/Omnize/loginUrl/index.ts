import type { Resource } from '../../engine/declare';
import { createLoginUrl, createZenviaLoginUrl } from './create';

const facts = { value: 'loginUrl', name: 'Login URL' };

/** At the host of before. */
export const loginUrl: Resource = { ...facts, operations: [createLoginUrl] };

/** At the host of today. */
export const zenviaLoginUrl: Resource = { ...facts, operations: [createZenviaLoginUrl] };
