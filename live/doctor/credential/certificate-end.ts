import { X509Certificate } from 'node:crypto';
import { type Certificate, readCertificate } from '../../../providers/msteams/auth/credential.ts';
import type { Finding } from '../finding.ts';
import { judgeEnd } from './due.ts';
import type { Looking } from './looking.ts';

/** Entra takes no certificate after its last day, whatever else it shows of it. */
export const certificateEnd = async (signIn: Certificate, { whose, now }: Looking): Promise<Finding> => {
  const pem = await readCertificate(signIn, `read ${whose} certificate`);
  return judgeEnd(`${whose} certificate`, new X509Certificate(pem).validToDate, now);
};
