/** Short names of SBCs for a file: the first label of the FQDN where no other SBC has it, else the whole. */
export const sbcKeys = (fqdns: readonly string[]): ReadonlyMap<string, string> => {
  const label = (fqdn: string) => fqdn.split('.')[0]?.toLowerCase() ?? fqdn;
  const counts = Map.groupBy(fqdns, label);
  return new Map(fqdns.map((fqdn) => [fqdn.toLowerCase(), counts.get(label(fqdn))?.length === 1 ? label(fqdn) : fqdn]));
};
