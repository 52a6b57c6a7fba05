import type { LabContext } from '../../context.ts';

/** What a page says once: how the last button ended. */
export interface Banner {
  /** A confirmation is said politely, the others at once. */
  readonly kind: 'confirmation' | 'warning' | 'error';
  readonly text: string;
  /** What stands behind it, in the words of who refused. */
  readonly detail?: string;
}

/** A banner, and what was typed before: never a secret. */
export interface Flash extends Banner {
  readonly typed?: Readonly<Record<string, string>>;
}

const key = 'ccaip/flash';

export const leaveFlash = ({ store }: Pick<LabContext, 'store'>, flash: Flash): void =>
  store.put('setting', key, { ...flash });

export const takeFlash = ({ store }: Pick<LabContext, 'store'>): Flash | undefined => {
  const found = store.get('setting', key) as unknown as Flash | undefined;
  store.delete('setting', key);
  return found;
};
