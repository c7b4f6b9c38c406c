import { withoutFields } from '../../declare/withoutFields';

/** A record of the vendor's without its secrets: neither is shown of it, nor compared by it. */
export const withoutSecretFields = withoutFields(/passw|secret|token/i);
