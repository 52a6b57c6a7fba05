import type { ExpectedCall } from '../../tenant/load-calls.ts';

/** An expected call in words: `ada dials 112`. */
export const callTitle = (call: ExpectedCall): string =>
  'to' in call ? `CCAIP hands over to ${call.to}` : `${call.as} dials ${call.dial}`;
