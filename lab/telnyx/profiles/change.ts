import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { readAccount } from '../account.ts';
import { type Body, checked } from '../body.ts';
import { notFound, TelnyxRefusal, unprocessable } from '../error.ts';
import { nextId } from '../ids.ts';
import { isoOf } from '../time.ts';
import type { LabTelnyxProfile } from './model.ts';
import { profileSettings } from './settings.ts';

export const findProfile = (rows: Rows, id: string): LabTelnyxProfile => {
  const found = rows.get('telnyxProfile', id);
  if (found === undefined) throw notFound();
  return found;
};

const connectionsOf = (rows: Rows, id: string) =>
  rows.list('telnyxConnection').filter(({ settings }) => settings.outbound.outbound_voice_profile_id === id);

export const profileView = (rows: Rows, { id, settings, createdAt, updatedAt }: LabTelnyxProfile) => ({
  id,
  record_type: 'outbound_voice_profile',
  ...settings,
  connections_count: connectionsOf(rows, id).length,
  created_at: isoOf(createdAt),
  updated_at: isoOf(updatedAt),
});

/** "Must be no more than your global concurrent call limit" (SRC); words assumed. */
const judged = ({ store }: LabContext, settings: LabTelnyxProfile['settings']): LabTelnyxProfile['settings'] => {
  const most = readAccount(store).concurrentCalls;
  if ((settings.concurrent_call_limit ?? 0) <= most) return settings;
  throw unprocessable('/concurrent_call_limit', `must be no more than the global concurrent call limit (${most})`);
};

export const createProfile = (lab: LabContext, body: Body): LabTelnyxProfile => {
  const settings = judged(lab, checked(profileSettings, body, lab.switches.telnyxUnknownParameters));
  const now = lab.clock.now();
  const profile = { id: nextId(lab), settings, createdAt: now, updatedAt: now, spent: null };
  lab.store.put('telnyxProfile', profile.id, profile);
  return profile;
};

/** PATCH: what isn't named stays, but `name` has to be there (SRC OutboundVoiceProfileUpdateParams). */
export const changeProfile = (lab: LabContext, id: string, body: Body): LabTelnyxProfile => {
  const before = findProfile(lab.store, id);
  if (!('name' in body)) {
    throw new TelnyxRefusal(422, [{ code: '10004', detail: 'A required parameter was missing.', pointer: '/name' }]);
  }
  const wanted = checked(profileSettings, { ...before.settings, ...body }, lab.switches.telnyxUnknownParameters);
  const after = { ...before, settings: judged(lab, wanted), updatedAt: lab.clock.now() };
  lab.store.put('telnyxProfile', id, after);
  return after;
};

/** DELETE: of one that a connection names the switch says. */
export const deleteProfile = (lab: LabContext, id: string): object => {
  const profile = findProfile(lab.store, id);
  const view = profileView(lab.store, profile);
  const users = connectionsOf(lab.store, id);
  if (users.length > 0 && lab.switches.telnyxProfileInUse === 'refused') {
    throw unprocessable('/', 'The outbound voice profile is in use by connections.');
  }
  for (const one of users) {
    const outbound = { ...one.settings.outbound, outbound_voice_profile_id: null };
    lab.store.put('telnyxConnection', one.id, { ...one, settings: { ...one.settings, outbound } });
  }
  lab.store.delete('telnyxProfile', id);
  return view;
};
