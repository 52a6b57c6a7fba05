/** One route of a usage that matched, with its SBCs that take calls. */
export interface Try {
  readonly priority: number;
  readonly sbcs: readonly { readonly name: string; readonly fqdn: string }[];
}

/** SBCs in the order of trial, as far as Microsoft publishes it, and as far as a caller could notice it. */
export interface Tries {
  /** Equal for two configurations that try the same machines in the same order, whatever names they have. */
  readonly key: string;
  /** `main`, `main or spare`, `main, then spare`. */
  readonly text: string;
  readonly fqdns: readonly string[];
}

/**
 * Joins the matching routes of a usage: SBCs within a route are a set; routes of the same priority are a set, because their order isn't
 * published; a route without an SBC, or with the same SBCs as the one before it, makes no difference to a caller.
 */
export const joinTries = (tries: readonly Try[]): Tries => {
  const steps: { readonly priority: number; keys: string[]; texts: string[] }[] = [];
  for (const { priority, sbcs } of tries) {
    if (sbcs.length === 0) continue;
    const key = sbcs
      .map(({ fqdn }) => fqdn.toLowerCase())
      .toSorted()
      .join('|');
    const text = sbcs
      .map(({ name }) => name)
      .toSorted()
      .join(' or ');
    const last = steps.at(-1);
    if (last && last.priority === priority) {
      last.keys.push(key);
      last.texts.push(text);
    } else {
      steps.push({ priority, keys: [key], texts: [text] });
    }
  }
  const joined = steps.map(({ keys, texts }) => ({
    key: [...new Set(keys)].toSorted().join('~'),
    text: [...new Set(texts)].join(' and '),
  }));
  const distinct = joined.filter(({ key }, at) => at === 0 || joined[at - 1]?.key !== key);
  return {
    key: distinct.map(({ key }) => key).join('>'),
    text: distinct.map(({ text }) => text).join(', then '),
    fqdns: [...new Set(tries.flatMap(({ sbcs }) => sbcs.map(({ fqdn }) => fqdn.toLowerCase())))],
  };
};
