import type { Json } from './change.ts';

/** Names of properties whose values are nobody's business, in whatever service. */
const secretName =
  /passw|passphrase|secret|token|assertion|credential|private.?key|signature|authorization|cookie|api.?key|certificate/i;

/** Of variables too: those that only name a file, an address or a length are none. */
const harmlessName = /_(PATH|FILE|URL|ID|NAME|SECONDS)$/i;

/** A signed token, whoever made it. */
const signedToken = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;

const hidden = '***';

/** So short a value stands in too many other words. */
const shortest = 6;

/** Values of this process that must be in no file. */
export const secretsIn = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(env)
    .flatMap(([name, value = '']) =>
      secretName.test(name) && !harmlessName.test(name) && value.trim().length >= shortest ? [value.trim()] : [],
    )
    .toSorted((one, other) => other.length - one.length);

const textWithout = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text).replaceAll(signedToken, hidden);

/** A value without what must not be written down: by the names of properties, by known values, by the look of a token. */
export const withoutSecrets = <Value extends Json>(value: Value, secrets: readonly string[]): Value => {
  const clean = (one: Json): Json => {
    if (typeof one === 'string') return textWithout(one, secrets);
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(clean);
    return Object.fromEntries(
      Object.entries(one).map(([name, inner]) => [
        textWithout(name, secrets),
        secretName.test(name) && inner !== null ? hidden : clean(inner),
      ]),
    );
  };
  return clean(value) as Value;
};
