import { ServiceError } from '../../kit/error.ts';

const unreachable =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EPIPE|UND_ERR|TimeoutError|endpoints_resolution_error|network_error|fetch failed/;
const untrusted =
  /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED|ALTNAME_INVALID|self-signed certificate/;

const everythingIn = (error: unknown): string => {
  const texts: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, errorCode } = at as { code?: unknown; errorCode?: unknown };
    texts.push(at.name, at.message, String(code ?? ''), String(errorCode ?? ''));
  }
  return texts.join(' ');
};

/** A service that gave no answer at all, in words; undefined when the error is of another sort. */
export const networkFault = (error: unknown, host: string, doing: string): ServiceError | undefined => {
  const everything = everythingIn(error);
  if (untrusted.test(everything)) {
    return new ServiceError({
      kind: 'Rejected',
      doing,
      text: `This machine doesn't trust the certificate of ${host}.`,
      fix: "set NODE_EXTRA_CA_CERTS to the file of your proxy's CA certificate.",
    });
  }
  if (unreachable.test(everything)) {
    return new ServiceError({
      kind: 'Unavailable',
      doing,
      text: `${host} gave no answer.`,
      fix: 'check the network and any proxy (HTTPS_PROXY), then run again: it goes on where it stopped.',
      cause: error,
    });
  }
  return undefined;
};
