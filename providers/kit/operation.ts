import type { Engine } from './engines.ts';
import type { Context } from './resource.ts';

/** The least time between two lines on a resource's own line; a terminal that isn't interactive prints each. */
const ephemeralPauseMs = 1000;

export interface Operation {
  readonly context: Context;
  /** Resolves when the engine has every line, so that none comes after the result. */
  told(): Promise<void>;
}

export interface OperationRequest {
  readonly urn: string;
  readonly engine: Engine;
  /** Aborted when the engine that asked hangs up. */
  readonly hungUp: AbortSignal;
  /** The program's customTimeouts for this step; 0 is none. */
  readonly timeoutSeconds: number;
  /** Milliseconds on a clock that never steps back. */
  readonly now: () => number;
}

/** What a step is given besides its data. Throws if its engine has already cancelled. */
export const beginOperation = ({ urn, engine, hungUp, timeoutSeconds, now }: OperationRequest): Operation => {
  engine.signal.throwIfAborted();
  const signals = [engine.signal, hungUp, ...(timeoutSeconds > 0 ? [AbortSignal.timeout(timeoutSeconds * 1000)] : [])];
  const pending = new Set<Promise<void>>();
  let quietUntil = Number.NEGATIVE_INFINITY;
  return {
    context: {
      urn,
      signal: AbortSignal.any(signals),
      outages: engine.outages,
      log: (message, { severity = 'info', ephemeral = false } = {}) => {
        if (ephemeral && now() < quietUntil) {
          return;
        }
        quietUntil = ephemeral ? now() + ephemeralPauseMs : quietUntil;
        const sent: Promise<void> = engine.log.send({ severity, message, urn, ephemeral });
        pending.add(sent);
        void sent.then(() => pending.delete(sent));
      },
    },
    told: async () => {
      await Promise.all(pending);
    },
  };
};
