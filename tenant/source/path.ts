/** The way to a value in the tenant file: keys and list positions, e.g. `['pstnUsages', 'National', 1, 'sbcs', 0]`. */
export type Path = readonly (string | number)[];

/**
 * A path as a person would type it.
 *
 * @example
 * formatPath(['pstnUsages', 'National', 1, 'sbcs', 0])      // pstnUsages.National[1].sbcs[0]
 * formatPath(['voiceRoutingPolicies', 'NL agents', 0])      // voiceRoutingPolicies["NL agents"][0]
 */
export const formatPath = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
