import { z } from 'zod';

/** Text; a plain number such as `112` is taken as it was typed. */
export const text = () => z.preprocess(asTyped, z.string().min(1));

const asTyped = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
