import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps CCAIP's secret and token, which it must be able to show to Entra, from standing in the lab's folder as they are. */
export interface Seal {
  close(text: string): string;
  open(sealed: string): string;
}

const algorithm = 'aes-256-gcm';

/** The key lies beside the lab's others, for its owner alone. */
export const openSeal = (dir: string): Seal => {
  const file = join(dir, 'ccaip-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  const key = readFileSync(file);
  return {
    close: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url')).join('.');
    },
    open: (sealed) => {
      const [iv = '', tag = '', body = ''] = sealed.split('.');
      const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
    },
  };
};
