/** What later steps ask for of an API key. */
export const identifiedKey = { apiKeyName: 'name' };
