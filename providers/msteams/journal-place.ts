/** Where one provider writes down what it does, and in whose name. */
export interface JournalPlace {
  /** A durable folder. */
  readonly folder: string;
  /** The provider's id in the engine's state, which tells stacks of one name apart; undefined before it is made. */
  providerId?: string | undefined;
  /** An id of this run. */
  readonly run: string;
  now(): Date;
  /** Who started the run, as far as CI or the machine tells. */
  readonly startedBy?: string | undefined;
  /** Commit of the tenants' files, where it is known. */
  readonly commit?: string | undefined;
}
