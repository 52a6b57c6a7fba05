import type { z } from 'zod';
import type { Wording } from '../../../tenant/problem.ts';
import type { telnyxSettings } from './settings.ts';

/** Something wrong, at a path below the provider's settings. */
interface Wrong extends Wording {
  readonly path: readonly (string | number)[];
}

/** Values of which each may stand once, where they stand. */
interface Once {
  readonly places: readonly { readonly value: string; readonly path: readonly (string | number)[] }[];
  readonly why: string;
  readonly fix: string;
}

/** What doesn't go together in the settings; of one that is `unclear` nobody can say whether it is there. */
export const judgeTelnyx = (
  { subdomain, receiveFrom, outbound, orders = new Map(), release = [] }: Partial<z.output<typeof telnyxSettings>>,
  unclear: (setting: string) => boolean,
): { readonly findings: readonly Wrong[]; readonly once: readonly Once[] } => ({
  findings: ['subdomain', 'receiveFrom'].some(unclear) ? [] : inbound(subdomain, receiveFrom),
  once: [
    {
      places: [...orders].flatMap(([name, { numbers = [] }]) =>
        numbers.map((value, at) => ({ value, path: ['orders', name, 'numbers', at] })),
      ),
      why: 'A number is ordered once.',
      fix: 'remove it from one of the two orders.',
    },
    {
      places: release.map((value, at) => ({ value, path: ['release', at] })),
      why: 'A number is given back once.',
      fix: 'remove the second.',
    },
    {
      places: (outbound?.destinations ?? []).map((value, at) => ({ value, path: ['outbound', 'destinations', at] })),
      why: 'Each country stands once.',
      fix: 'remove the second.',
    },
  ],
});

const inbound = (subdomain: string | undefined, receiveFrom: string | undefined): Wrong[] => {
  if (subdomain !== undefined && receiveFrom === undefined) {
    return [
      {
        path: ['receiveFrom'],
        message: `receiveFrom is missing, and there is a subdomain, "${subdomain}".`,
        allowed:
          'anyone: every SIP endpoint of the Internet may call it. ownConnections: connections of the same Telnyx account alone. Neither is a default.',
        fix: 'write receiveFrom: ownConnections if CCAIP calls by the same account; else receiveFrom: anyone.',
      },
    ];
  }
  if (subdomain !== undefined || receiveFrom === undefined) return [];
  return [
    {
      path: ['receiveFrom'],
      message: `"${receiveFrom}" is said, and there is no subdomain that it is about.`,
      allowed: 'receiveFrom says who may call the subdomain.',
      fix: 'add subdomain, or remove receiveFrom.',
    },
  ];
};
