import { describe, expect, it } from 'vitest';
import { sipUri } from '../../../tenant/users/sip-uri.ts';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const addressing = {
  host: 'ujet.sip.carrier.example',
  plus: true,
  sipDomain: 'teams.carrier.example',
  mapsUsernames: true,
};
const moved = 'upn,number,ccaip\nada@Teams.carrier.example,+31205552101,agent\n';

describe("a user's SIP URI", () => {
  it('is the number at the inbound domain, for an account as it was', () => {
    expect(sipUri({ upn: 'ada@contoso.example', number: '+31205552101' }, addressing)).toBe(
      '+31205552101@ujet.sip.carrier.example',
    );
  });

  it('is the user name at the inbound domain, for an account moved to the SIP domain', () => {
    expect(sipUri({ upn: 'ada@teams.carrier.example', number: '+31205552101' }, addressing)).toBe(
      'ada@ujet.sip.carrier.example',
    );
  });

  it('leaves out the + where the SIP provider wants that', () => {
    const sipTrunk = 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, plus: false }';
    expect(load({ sections: { sipTrunk } }).tenant?.users[0]?.sipUri).toBe('31205552101@ujet.sip.carrier.example');
  });

  it('is missing for people whom CCAIP does not use', () => {
    expect(load({ users: 'upn,number\nada@contoso.example,+31205552101\n' }).tenant?.users[0]).not.toHaveProperty(
      'sipUri',
    );
  });

  it('needs an SBC that maps user names, if it has one', () => {
    const sbcs = 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, mapsUsernames: true } }';
    expect(load({ users: moved, sections: { sbcs } }).tenant?.users[0]?.sipUri).toBe('ada@ujet.sip.carrier.example');
    expect(onlyProblem({ users: moved })).toBe(
      `stacks/contoso/users.csv:2: upn: "ada@Teams.carrier.example" is in the SIP domain, so CCAIP dials ada@ujet.sip.carrier.example, and no SBC turns that into a number.
  Teams finds people by number only. An SBC that maps user names to numbers says mapsUsernames: true.
  Fix: have the SBC map user names and say mapsUsernames: true, or give the user back a UPN of the tenant's own domain.`,
    );
  });

  it("doesn't matter for people whom CCAIP does not use", () => {
    expect(load({ users: moved.replace('agent', '') }).problems).toEqual([]);
  });
});
