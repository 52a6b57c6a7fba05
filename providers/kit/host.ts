import type { Engines } from './engines.ts';
import type { LastWord } from './last-word.ts';
import type { Configured, Provider } from './provider.ts';
import { Refusal } from './refusal.ts';
import type { Kind } from './resource.ts';

/** What all calls of one server share. */
export interface Host {
  readonly provider: Provider;
  readonly engines: Engines;
  readonly lastWord: LastWord;
  /** Milliseconds on a clock that never steps back. */
  readonly now: () => number;
  /** Set by the first Configure. */
  configured: Configured | undefined;
}

export const configuredOf = (host: Host): Configured => {
  if (host.configured === undefined) {
    throw new Refusal(`${host.provider.name} isn't configured yet.`, 'let the engine send Configure first.');
  }
  return host.configured;
};

export const kindOf = (host: Host, token: string): Kind<object, object> => {
  const { kinds } = configuredOf(host);
  const kind = kinds.find((each) => each.token === token);
  if (kind === undefined) {
    const known = kinds.map((each) => each.token).join(', ');
    throw new Refusal(`${host.provider.name} has no resource ${token}.\n  Known: ${known}.`, 'correct the type.');
  }
  return kind;
};
