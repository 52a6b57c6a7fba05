/** The command by which a stack follows its folder to another name; it is run before the next `up`, else the tenant is made anew. */
export const renameStack = (from: string, to: string): string => `npm run pulumi -- stack rename ${to} -s ${from}`;
