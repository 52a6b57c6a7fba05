/** How Pulumi tells its classes apart when a package is loaded twice, where `instanceof` fails. */
export const isOfType = (value: unknown, type: string): boolean =>
  typeof value === 'object' && value !== null && '__pulumiType' in value && value.__pulumiType === type;
