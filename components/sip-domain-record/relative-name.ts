/** A host as the zone that holds it has it; undefined where it doesn't lie in the zone. */
export const relativeName = (host: string, zone: string): string | undefined => {
  const [below, above] = [host.toLowerCase().replace(/\.$/, ''), zone.toLowerCase()];
  if (below === above) return '@';
  return below.endsWith(`.${above}`) ? below.slice(0, -above.length - 1) : undefined;
};
