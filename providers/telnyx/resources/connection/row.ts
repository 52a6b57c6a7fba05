import { z } from 'zod';

/** The whole of one direction: what isn't ours in it is sent along, since no page says that what an update leaves out stays. */
const direction = z.record(z.string(), z.unknown()).nullish();

/** What is kept of a connection as Telnyx tells it. Its user name and password are not: nothing here needs them. */
export const connectionRow = z.object({
  id: z.string().min(1),
  connection_name: z.string(),
  active: z.boolean().nullish(),
  microsoft_teams_sbc: z.boolean().nullish(),
  transport_protocol: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  inbound: direction,
  outbound: direction,
});

/** A host name that belongs to a connection. */
export const fqdnRow = z.object({ fqdn: z.string().nullish(), connection_id: z.string().nullish() });

export type ConnectionRow = z.output<typeof connectionRow>;
