import type { Clock } from './clock.ts';
import type { Tokens } from './entra/tokens.ts';
import type { Faults } from './faults.ts';
import type { RequestCounts } from './requests.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** What every service of the lab works with. */
export interface LabContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly switches: Switches;
  /** Entra's signature: issues access tokens and checks them. */
  readonly tokens: Tokens;
  readonly requests: RequestCounts;
  readonly tenantId: string;
  /** `https://localhost:<port>`, without a slash at the end. */
  readonly origin: string;
  /** What the azuread stand-in signs in by, where it isn't the lab's secret. */
  readonly azuread: { environment?: Readonly<Record<string, string>> };
  /** The tenant as it was born; switches, faults and counts as at the start. */
  reset(): void;
}
