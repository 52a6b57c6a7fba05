import { isNotFound, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Graph } from '../../graph/graph.ts';
import { patience } from '../patience.ts';
import { type DnsRecord, txtRecord, verificationRecord } from './dns-record.ts';

/** The record that proves whose a registered domain is. */
export const readRecord = (graph: Graph, name: string, context: Context): Promise<DnsRecord> => {
  const doing = `read the record of domain "${name}"`;
  const path = `/domains/${encodeURIComponent(name)}/verificationDnsRecords`;
  const ask = async () => {
    try {
      return txtRecord(await graph.list(path, verificationRecord, { doing, context }), { name, doing });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      throw new ServiceError({ ...(error as ServiceError).facts, kind: 'NotReady' }); // added a moment ago
    }
  };
  return retry(ask, { context, ...patience('write'), service: 'Graph domains' });
};
