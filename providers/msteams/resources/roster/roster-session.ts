import type { Session } from '../../session.ts';

/** What a roster needs of a session, in whatever service its users are. */
export type RosterSession = Pick<Session, 'tenantId' | 'journal' | 'recorder'>;
