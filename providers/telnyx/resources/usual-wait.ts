/** Documents of a regulator take days; how many isn't published. */
export const usualWait = { hours: 10 * 24, ask: 'Telnyx' } as const;
