import type { TrunkProvider } from '../../tenant/trunk-providers.ts';
import type { CarrierKind } from './carrier.ts';
import { telnyxCarrier } from './telnyx/carrier.ts';

/** Every SIP provider whose trunk `up` makes: a folder here, and a line. */
export const carriers: Readonly<Record<TrunkProvider, CarrierKind>> = {
  telnyx: telnyxCarrier,
};
