import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';

/** One of verificationDnsRecords: a TXT and an MX record, either of which would do. */
export const verificationRecord = z.looseObject({
  '@odata.type': z.string().nullish(),
  recordType: z.string().nullish(),
  label: z.string().nullish(),
  ttl: z.number().nullish(),
  text: z.string().nullish(),
});

/** What has to stand in DNS, each value as a text: it is kept in the state as the output `record`. */
export type DnsRecord = {
  readonly label: string;
  readonly type: 'TXT';
  readonly value: string;
  readonly ttl: string;
};

const isTxt = (record: z.output<typeof verificationRecord>): boolean =>
  /\bdomainDnsTxtRecord$/i.test(record['@odata.type'] ?? '') || /^txt$/i.test(record.recordType ?? '');

/**
 * The TXT record among those that Graph names, in whatever order and spelling they come. Without one, or with an empty text, there is
 * nothing to publish: the domain would wait for ever.
 * @see https://learn.microsoft.com/graph/api/domain-list-verificationdnsrecords
 */
export const txtRecord = (
  records: readonly z.output<typeof verificationRecord>[],
  { name, doing }: { readonly name: string; readonly doing: string },
): DnsRecord => {
  const record = records.filter(isTxt).find(({ text }) => text !== undefined && text !== null && text.trim() !== '');
  if (record?.text) {
    return { label: record.label || name, type: 'TXT', value: record.text.trim(), ttl: String(record.ttl ?? 3600) };
  }
  const seen = records.map((one) => one.recordType ?? one['@odata.type'] ?? 'one without a type').join(', ');
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text: `Microsoft 365 names no TXT record that proves whose "${name}" is (${seen === '' ? 'it names none at all' : `it names: ${seen}`}).`,
    fix: 'run the same command again; if it stays so, look at the domain in the Microsoft 365 admin center.',
  });
};

/**
 * Says what becomes of the record: the program writes it into the zone that is named, else a person does.
 * The domain waits either way: Microsoft 365 looks for the record in the next run.
 */
export const publishRecord = (
  { label, type, value, ttl }: DnsRecord,
  zone: string | undefined,
  context: Pick<Context, 'log'>,
): void => {
  const record = `${label} ${type} "${value}" (TTL ${ttl} s)`;
  if (zone !== undefined) {
    context.log(
      formatWording({
        message: `the record ${record} is to be written into the DNS zone ${zone} by this run, as a resource of its own.`,
        fix: 'run up again once DNS shows it: Microsoft 365 then looks for it, and it goes on from here.',
      }),
    );
    return;
  }
  context.log(
    formatWording({
      message: `publish this record in DNS: ${record}.`,
      allowed: 'It proves to Microsoft 365 whose the domain is, and may go once it has been seen.',
      fix: 'let whoever runs DNS for it (the SIP provider) add the record, then run up again: it goes on from here.',
    }),
    { severity: 'warning' },
  );
};
