import { isConnected } from '../../tenant/not-known-yet.ts';
import { inWords } from '../in-words.ts';
import { notConnectedReason } from '../not-connected.ts';
import type { Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';

/** Nothing is found about calls that end at an SBC without a name; that they aren't proved is said. */
export const notConnected = ({
  tenant,
  voice,
}: Pick<Facts, 'tenant' | 'voice'>): { findings: Finding[]; unproved: Unproved[] } => {
  if (isConnected(tenant)) return { findings: [], unproved: [] };
  const sbcs = voice.config.sbcs.flatMap(({ name, notConnected: isOpen }) => (isOpen ? [name] : []));
  const over =
    sbcs.length === 0
      ? ''
      : ` that go out by ${inWords(sbcs, 'or')} or come in over ${sbcs.length === 1 ? 'it' : 'them'}`;
  return {
    findings: [],
    unproved: [
      {
        what: `where calls${over} end`,
        why: `it is not known yet: ${notConnectedReason}; the first up connects it and writes the name into the tenant file`,
      },
    ],
  };
};
