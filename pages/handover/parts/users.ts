import { externalUsersOf } from '../../../tenant/external-users.ts';
import { portalUsers } from '../../../tenant/portal-users.ts';
import { isEntryOpen, needsName } from '../not-known-yet.ts';
import { type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** Google's guide, "Configure MS Teams users in CCAI Platform User Settings", by whoever the tenant file says does it. */
export const usersStep = (subject: Subject): Step => {
  const one = stepOf(subject);
  const { tenant } = subject;
  return isEntryOpen(tenant) ? { ...one, say: [...needsName(tenant), ...one.say], values: [] } : one;
};

const stepOf = (subject: Subject): Step => {
  switch (subject.tenant.ucaas.externalUsers?.by) {
    case 'api':
      return byApi(subject);
    case 'csv':
      return byCsv(subject);
    case undefined:
      return byHand(subject);
  }
};

const whoActivates = 'Who is added gets an e-mail, and has to activate the account by its link.';

const isSpelt = {
  sign: 'A call to the user fails later',
  fix: 'Compare the SIP URI/ID letter by letter, without sip: in front: copy it from here.',
};

const byHand = ({ tenant }: Subject): Step =>
  step({
    id: 'users',
    part: portalUsers,
    title: 'Mark the external users, one by one',
    say: [
      "Press the pencil beside a user, or +Add a User for somebody who isn't there yet. Check External UCaaS user, which shows two fields; enter SIP URI/ID and UCaaS username; press Update, or Add. CCAI Platform has no external groups or teams: each user is marked alone.",
      whoActivates,
      "The guide doesn't say what a UCaaS username is: the sign-in name is taken. If your portal refuses it, find out what it takes before you go on with the others.",
      `With many users, ${portalUsers} > Bulk user management takes a file: npm run ccaip-csv -- ${tenant.name} writes it. What is entered is written down for ${tenant.name} as you tick it.`,
      'A person enters users in any case: this page uses no API token of CCAI Platform.',
    ],
    wrong: [
      { sign: 'Update is refused', fix: 'Both fields are required once External UCaaS user is checked.' },
      isSpelt,
    ],
  });

const byCsv = ({ tenant: { name, ucaas } }: Subject): Step =>
  step({
    id: 'users',
    part: `${portalUsers} > Bulk user management`,
    title: 'Upload the file of external users',
    say: [
      'The command below writes the file: only who is new, to be changed or to be cleared, under the columns of your own template. It says who gets an activation e-mail.',
      'Press Upload users, choose the file, and press Process. Where rows failed, Download Error Log says which and why.',
      whoActivates,
      `Whoever left users.csv is ${ucaas.externalUsers?.whenRemoved === 'deactivate' ? 'cleared and deactivated' : 'cleared'} by this file: upload it before the up that releases their numbers, so that CCAI Platform calls nobody by a number that is somebody else's.`,
      `When the file is processed, tick its users below, or all at once: npm run confirm -- ${name}. This page uses no API token of CCAI Platform.`,
    ],
    values: [{ label: 'Command', value: `npm run ccaip-csv -- ${name}` }],
    wrong: [
      {
        sign: 'The file is refused',
        fix: 'Its columns must be those of your template, in the same order: download the template again, name it with --template, and write the file anew.',
      },
      {
        sign: 'Rows failed',
        fix: 'Correct in CCAI Platform, or in the files here, what the error log says of them, and run the command again: it writes only what is left.',
      },
      {
        sign: 'A row was processed, and the user has no External UCaaS user checked, or a cleared one still has',
        fix: 'What the column takes is not published: mark one user by hand, run the command again, which then writes what CCAI Platform has of that one (docs/external-users.md).',
      },
      isSpelt,
    ],
  });

const byApi = ({ tenant }: Subject): Step => {
  const [first] = externalUsersOf(tenant);
  return step({
    id: 'users',
    part: portalUsers,
    title: 'Look at one of the external users',
    say: [
      'Nothing is entered here: up marks external users by the API of CCAI Platform, reads them back, and clears them before it releases their numbers.',
      `Press the pencil beside ${first?.email ?? 'one of them'}: External UCaaS user is checked, and both fields are filled in as below. npm run verify -- ${tenant.name} compares everybody.`,
      whoActivates,
    ],
    values:
      first === undefined
        ? []
        : [
            { label: 'SIP URI/ID', value: first.sipUri },
            { label: 'UCaaS username', value: first.ucaasName },
          ],
    wrong: [
      {
        sign: 'Somebody is not marked, or otherwise',
        fix: `npm run pulumi -- refresh -s ${tenant.name}, then up, sets it, and says of each row that CCAI Platform refuses why. up alone goes by what it set: what is changed here by hand it sees by a refresh.`,
      },
      { sign: 'Somebody has no e-mail', fix: 'Only who was new gets one; the portal can send it again.' },
    ],
  });
};
