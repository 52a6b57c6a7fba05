import { z } from 'zod';
import { limits } from './limits.ts';

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const shape = new RegExp(`^(${label}\\.)+${label}$`);

/** A host's full name, as long as Teams takes one of an SBC. */
export const hostName = () => z.string().max(limits.sbcFqdn.max).regex(shape);
