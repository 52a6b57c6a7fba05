import type { Seal } from './ccaip/seal.ts';
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
  /** `http://127.0.0.1:<port>`: the pages that a browser sees, see `portal-app.ts`. */
  readonly portal: string;
  /** Path of the certificate by which CCAIP, too, trusts `origin`. */
  readonly ca: string;
  readonly seal: Seal;
  /** What the azuread stand-in signs in by, where it isn't the lab's secret. */
  readonly azuread: { environment?: Readonly<Record<string, string>> };
  /** The tenant as it was born; switches, faults and counts as at the start. */
  reset(): void;
}
