/** What later steps ask for of a customer. */
export const identifiedCustomer = { customerUuid: 'uuid' };
