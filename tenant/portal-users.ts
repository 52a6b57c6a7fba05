/**
 * Where CCAIP's portal has its users, as its own documentation calls the page (DOC bulk-user-management); the setup guide writes
 * "Users > Teams" for the same.
 */
export const portalUsers = 'Settings > Users & Teams';
