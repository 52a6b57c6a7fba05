import { ServiceError } from '../../kit/error.ts';
import type { End } from './change.ts';

/** How a write ended that threw. `isInDoubt`: which errors of that service leave open whether it was done. */
export const endByError = (error: unknown, isInDoubt: (error: ServiceError) => boolean): End => {
  if (!(error instanceof ServiceError)) return { step: 'unknown', text: String(error) };
  const { text, code, requestId: request } = error.facts;
  const said = code === undefined ? text : `${code}: ${text}`;
  return { step: isInDoubt(error) ? 'unknown' : 'failed', text: said, ...(request !== undefined && { request }) };
};
