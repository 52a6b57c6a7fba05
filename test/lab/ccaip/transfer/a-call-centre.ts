import type { LabCcaipUser } from '../../../../lab/ccaip/model.ts';
import { user } from '../../../../lab/ccaip/seed.ts';
import { dialOut } from '../../../../lab/ccaip/transfer/dial-out.ts';
import type { Known } from '../../../../lab/ccaip/transfer/member.ts';
import { networkCall } from '../../../../lab/ccaip/transfer/network-call.ts';
import type { PlacedCall } from '../../../../lab/ccaip/transfer/place-transfer.ts';
import { readQuestion } from '../../../../lab/ccaip/transfer/question.ts';
import { queueCall } from '../../../../lab/ccaip/transfer/queue-call.ts';
import { transfer } from '../../../../lab/ccaip/transfer/transfer.ts';
import { tell } from '../../../../lab/ccaip/transfer/words/tell.ts';
import type { Switches } from '../../../../lab/switches.ts';
import { toldText } from '../../../../scripts/lab/call/told-text.ts';
import { aContactCentre } from '../../calls/a-contact-centre.ts';

export const host = 'ujet.sip.carrier.example';
export const sbc = 'sbc1.carrier.example';
export const second = 'two.sbc1.carrier.example';

/** The switches as the lab has them, whatever the run of the tests says. */
const asPublished: Partial<Switches> = {
  blockedForms: 'asGiven',
  disabledInbound: 'taken',
  carrierHosts: 'inboundDomain',
  ccaipShows: 'customer',
  externalAvailable: 'inTeams',
  unknownPresence: 'refused',
  pendingExternal: 'refused',
  busySeen: 'atOnce',
  beyondMulticast: 'firstRing',
  bothLogins: 'teams',
  afterTeamsCall: 'available',
  referTranslation: 'none',
};

const aUser = (id: number, name: string, facts: Partial<LabCcaipUser> = {}): LabCcaipUser =>
  user(id, `${name.toLowerCase()}@contoso.example`, `${name} Test`, facts);

/** Somebody in Teams. */
export const external = (id: number, name: string, number: string, facts: Partial<LabCcaipUser> = {}): LabCcaipUser =>
  aUser(id, name, {
    external: true,
    statusId: -10,
    sipUri: `${number}@${host}`,
    ucaasUserName: `${name}@contoso.example`,
    ...facts,
  });

/** CCAIP beside Teams: Nia works in CCAIP, ada and bob in Teams; queues Sales (team 2, below team 1) and Returns. */
export const aCallCentre = (switches: Partial<Switches> = {}) => {
  const centre = aContactCentre({ ...asPublished, ...switches });
  const { store } = centre;
  const put = (user: LabCcaipUser) => store.put('ccaipUser', String(user.id), user);
  for (const one of [
    aUser(1, 'Nia', { teams: [2] }),
    aUser(2, 'Otto', { statusId: -2 }),
    external(3, 'Ada', '+31205552101', { teams: [2] }),
    external(4, 'Bob', '+31205552102', { teams: [3] }),
  ])
    put(one);
  const team = (id: number, name: string, parentId: number | null) =>
    store.put('ccaipTeam', String(id), { id, name, parentId });
  team(1, 'Front office', null);
  team(2, 'Sales', 1);
  team(3, 'Sales abroad', 2);
  const queue = (id: number, name: string, parentId: number | null, agents: number[], teams: number[]) =>
    store.put('ccaipQueue', String(id), { id, name, parentId, agents, teams });
  queue(1, 'Contoso', null, [], []);
  queue(2, 'Sales', 1, [], [2]);
  queue(3, 'Returns', 1, [2], []);
  queue(4, 'Empty', 1, [], []);
  store.put('carrierTrunk', 'trunk', {
    inboundDomain: host,
    sipDomain: sbc,
    sbcs: [{ fqdn: sbc, mapsUsernames: false }],
    addsPlus: false,
    outboundProfile: true,
    ccaipNumber: '+31205550000',
  });
  const presence: Record<string, string> = { ada: 'Available', bob: 'Available' };
  const known: { -readonly [K in keyof Known]: Known[K] } = {
    inheritance: { ucaas: true, option: 'at-login', mapping: { Available: 0, Away: -2, Busy: -1 } },
    news: { kind: 'not linked' },
    switches: centre.lab.switches,
  };
  const place = (asked: object, limit: number | null = 40): PlacedCall => {
    const one = readQuestion(asked);
    const names = Object.entries(presence).map(([name, is]) => [`${name}@contoso.example`, is] as const);
    const seen =
      presence.nobody === undefined
        ? { ...known, news: { kind: 'news' as const, availability: new Map(names) } }
        : known;
    if ('from' in one) return dialOut(centre.lab, one);
    if ('number' in one) return networkCall(centre.lab, one);
    return 'queue' in one ? queueCall(centre.lab, seen, limit, one) : transfer(centre.lab, seen, one);
  };
  return {
    ...centre,
    put,
    known,
    presence,
    /** CCAIP isn't linked, or the link is broken. */
    unlink: (broken = false) => {
      presence.nobody = '';
      known.news = broken ? { kind: 'broken', why: 'AADSTS700082' } : { kind: 'not linked' };
    },
    trunk: (change: object) => {
      const trunk = store.get('carrierTrunk', 'trunk');
      if (trunk) store.put('carrierTrunk', 'trunk', { ...trunk, ...change });
    },
    place,
    /** What a person reads. */
    said: (asked: object, limit?: number | null) => toldText(tell(place(asked, limit))).join('\n'),
  };
};
