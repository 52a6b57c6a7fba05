import { connectEngineLog, type EngineLog } from './engine-log.ts';
import { createOutages, type Outages } from './outages.ts';
import { Refusal } from './refusal.ts';

/** One engine that uses this server: a plugin has one, an attached server may have several at once. */
export interface Engine {
  readonly log: EngineLog;
  /** Throws once this engine has cancelled: nothing new begins. */
  readonly signal: AbortSignal;
  readonly outages: Outages;
  cancel(): void;
}

export interface Engines {
  /** The engine at the other end of a connection. */
  of(peer: string): Engine;
  /** An engine says where it listens; a connection that was another's before begins afresh. */
  attach(peer: string, address: string): void;
  close(): void;
}

const remembered = 64;
const deaf: EngineLog = { send: async () => undefined, close: () => undefined };

/** Engines by connection, because requests don't say whose they are. `address` is the one that started us, if any. */
export const createEngines = (address?: string, connect = connectEngineLog): Engines => {
  const starter = address === undefined ? deaf : connect(address);
  const engines = new Map<string, Engine>();
  const add = (peer: string, log: EngineLog): Engine => {
    const controller = new AbortController();
    const engine = {
      log,
      signal: controller.signal,
      outages: createOutages(),
      cancel: () => controller.abort(cancelled()),
    };
    const replaced = engines.get(peer) ?? (engines.size >= remembered ? oldest(engines) : undefined);
    if (replaced !== undefined) {
      forget(engines, replaced, starter);
    }
    engines.set(peer, engine);
    return engine;
  };
  return {
    of: (peer) => engines.get(peer) ?? add(peer, starter),
    attach: (peer, at) => void add(peer, at === address ? starter : at === '' ? deaf : connect(at)),
    close: () => {
      for (const engine of engines.values()) {
        forget(engines, engine, starter);
      }
      starter.close();
    },
  };
};

const cancelled = () => new Refusal('cancelled before it began; nothing was done.', 'run the command again.');

const oldest = (engines: ReadonlyMap<string, Engine>): Engine | undefined => engines.values().next().value;

const forget = (engines: Map<string, Engine>, engine: Engine, starter: EngineLog): void => {
  for (const [peer, known] of engines) {
    if (known === engine) {
      engines.delete(peer);
    }
  }
  if (engine.log !== starter) {
    engine.log.close();
  }
};
