/**
 * Which services have kept somebody waiting in vain, one record per run of an engine: who comes after tries once and
 * doesn't wait again, so that a run in which nothing answers ends after one patience and not after one for each resource.
 */
export interface Outages {
  isDown(service: string): boolean;
  /** Somebody's patience is over. */
  gaveUp(service: string): void;
  /** It did what was asked, or said why not. */
  answered(service: string): void;
}

export const createOutages = (): Outages => {
  const down = new Set<string>();
  return {
    isDown: (service) => down.has(service),
    gaveUp: (service) => void down.add(service),
    answered: (service) => void down.delete(service),
  };
};
