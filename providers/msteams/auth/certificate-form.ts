/** PEM is text; PFX (PKCS#12) is binary. */
export const isPem = (bytes: Buffer): boolean => /-----BEGIN [A-Z0-9 ]+-----/.test(bytes.toString('latin1'));
