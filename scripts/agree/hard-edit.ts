import type { Edit } from './tenant.ts';

/**
 * What a person wouldn't write, on top of northwind: patterns that take a part of a number or of their neighbours, usages that overlap,
 * an SBC that is drained, treatments that take emergency numbers and numbers outside, masks that the dial plan rewrites, and people
 * with every kind of calling and caller ID policy.
 */
export const hardEdit: Edit = ({ document, users }) => {
  const add = (path: readonly (string | number)[], value: unknown) => document.addIn(path, document.createNode(value));
  const set = (path: readonly (string | number)[], value: unknown) => document.setIn(path, document.createNode(value));
  const rules = [
    { name: 'Part', pattern: '^55', translation: '+441134960' },
    { name: 'No plus', pattern: '^(4\\d{2})$', translation: '$1' },
    { name: 'Desk', pattern: '^7(\\d{3})$', translation: '+442079460200;ext=$1' },
    { name: 'Outside line', pattern: '^9(0\\d+)$', translation: '$1' },
  ];
  for (const rule of rules) add(['dialPlans', 'GB'], rule);
  // 911 is rewritten before the policy sees it, by one of the two readings.
  document.deleteIn(['dialPlans', 'GB', 1]);
  set(['sbcs', 'york'], { fqdn: 'york.voice.northwind.example', port: 5061, drain: true, outboundPstn: ['Loose'] });
  set(['translationRules', 'Loose'], { pattern: '44', translation: '0' });
  add(['sbcs', 'leeds', 'outboundTeams'], 'Loose');
  add(['pstnUsages', 'National'], { route: 'Anything', pattern: '4411', sbcs: ['york', 'leeds'] });
  add(['pstnUsages', 'National'], { route: 'York alone', pattern: '^\\+4419\\d+$', sbcs: ['york'] });
  set(
    ['pstnUsages', 'Desks'],
    [
      { route: 'Desks', pattern: '^\\+442079460200;ext=\\d{3}$', sbcs: ['leeds'] },
      { route: 'Short', pattern: '^4\\d\\d$', sbcs: ['london'] },
    ],
  );
  set(['pstnUsages', 'Anywhere'], [{ route: 'Anywhere', pattern: '\\d{4}', sbcs: ['leeds', 'york'] }]);
  set(['voiceRoutingPolicies', 'GB agents'], ['Emergency', 'Desks', 'National', 'Anywhere']);
  set(['voiceRoutingPolicies', 'Nobody'], []);
  add(['emergencyCallRoutingPolicies', 'GB', 'numbers'], { dial: '+101', masks: ['9101'], usage: 'Anywhere' });
  set(['callerIdPolicies', 'Withheld'], { show: 'anonymous', userOverride: false, hideCallers: true });
  set(['callerIdPolicies', 'Mine to hide'], { show: 'ownNumber', userOverride: true, companyName: 'Northwind' });
  set(['callingPolicies', 'Away'], {
    inboundTreatment: 'Voicemail',
    voicemail: 'UserOverride',
    busyOnBusy: 'Unanswered',
  });
  set(['callingPolicies', 'Passed on'], { inboundTreatment: 'Unanswered', voicemail: 'AlwaysEnabled' });
  set(['callingPolicies', 'No calls'], { privateCalling: false });
  set(['callingPolicies', 'Free'], { busyOnBusy: 'UserOverride', voicemail: 'AlwaysEnabled', delegation: true });
  add(['unassignedNumbers'], { name: 'Wide', pattern: '^\\+?9\\d\\d$', user: 'amy@northwind.example' });
  add(['unassignedNumbers'], { name: 'Outside', pattern: '^\\+44113496', account: 'reception@northwind.example' });
  set(['blockedCallers', 'Half of London'], { pattern: '^\\+4420[0-4]' });
  set(['blockedCallers', 'As digits'], { pattern: '^4420794' });
  users.splice(
    0,
    users.length,
    'upn,number,site,policy,dialPlan,callingPolicy,callerIdPolicy,ccaip',
    'amy@northwind.example,+442079460201,London,,,,Withheld,agent',
    'ben@northwind.example,+442079460202,London,Nobody,,Away,,agent',
    'cara@northwind.example,+442079460203,London,GB supervisors,,Passed on,Mine to hide,transfer',
    'dev@northwind.example,+442079460204,Leeds,,,,,agent',
    'ella@northwind.example,+442079460205,Leeds,,,Free,,agent',
    'finn@northwind.example,+442079460200;ext=101,Leeds,,,,Own number,agent',
    'gwen@northwind.example,+442079460200;ext=102,Home,,,,,',
    'hugo@northwind.example,+442079460208,Home,GB supervisors,,,Own number,',
    'ivo@northwind.example,+442079460209,London,,,No calls,,',
  );
};
