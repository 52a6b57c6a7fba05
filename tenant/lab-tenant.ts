/** The lab's tenant as stacks/lab has it: a tenant that a person starts from a copy of it needs an id and a domain of its own. */
export const labTenant = { id: '1ab00000-0000-4000-8000-00000000c0de', domain: 'contoso.example' } as const;

/** Whether a tenant is the lab's by its id, which nothing else answers to. */
export const isLabId = (id: string): boolean => id.toLowerCase() === labTenant.id;
