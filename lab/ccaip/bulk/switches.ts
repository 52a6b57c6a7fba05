/** How bulk user management behaves where its pages say nothing, all of it assumed. The product must end right under every setting. */
export interface CcaipBulkSwitches {
  /** Name of the last state of a job: the page was read in translation only. */
  ccaipFinalState: 'completed' | 'finished';
  /** What empties a UCaaS field, and others that are text: null (DOC of Location alone), the empty text, that and null is refused, or nothing does. */
  ccaipBulkClearing: 'null' | 'empty' | 'emptyOnly' | 'neither';
  /** Once somebody isn't external any more, the two UCaaS fields: gone, as on the portal's page, or as they were. */
  ccaipBulkUnticked: 'clears' | 'keeps';
  /** A role or team of the user that the record doesn't name: stays, or goes. */
  ccaipBulkAbsent: 'keeps' | 'clears';
  /** A role or team whose value is empty (0, 1 and empty are allowed, DOC; what empty does isn't said): stays as it was, or goes. */
  ccaipBulkEmptyRoles: 'kept' | 'cleared';
  /** A key that the record doesn't have: as it was, or as if it were there and empty. */
  ccaipBulkAbsentFields: 'kept' | 'asEmpty';
  /** The first record's row, in errors; with `two` a header would be the first. */
  ccaipBulkRows: 'zero' | 'one' | 'two';
  /** The template's first column, in errors. */
  ccaipBulkColumns: 'zero' | 'one';
  /** Row of an address that is none: null (DOC, its example), or told as of others. */
  ccaipBulkEmailRows: 'null' | 'told';
  /** What external_user takes: as `ccaipFlags` shows it, or one of them whatever is shown. */
  ccaipBulkExternal: 'asShown' | 'words' | 'digits';
  /** What unrestricted_international_calling takes: 0 and 1 (OBS of one tenant), or True and False as the list shows it (DOC). */
  ccaipBulkInternational: 'digits' | 'words';
  /** A value that none of them takes: the file is refused, or the field stays and the log warns. */
  ccaipBulkOddValues: 'scheme' | 'warning';
  /** A location, role or team that isn't there: the file is refused, or the row fails (a role or team: is left out, with a warning). */
  ccaipBulkUnknownNames: 'scheme' | 'update';
  /** A key that the template doesn't have: passed over, or the file is refused. */
  ccaipBulkUnknownKeys: 'ignored' | 'refused';
  /** The template: as one tenant had it (OBS), with a column of another feature in the middle, or the page's example, which ends before UCaaS and has no teams. */
  ccaipTemplate: 'seen' | 'extra' | 'documented';
  /** The word `null` in a cell of a CSV file: it is null, or a text like others. */
  ccaipCsvNull: 'word' | 'text';
  /** A new job among the jobs: at once, or some seconds later. */
  ccaipNewJobs: 'atOnce' | 'late';
  /** `process_requested_at`: once it is asked for, or once it runs. */
  ccaipProcessRequestedAt: 'atOnce' | 'whenItRuns';
  /** Proceed for a job that proceeds, or has: refused, answered and nothing done, or done once more. */
  ccaipProceedAgain: 'refused' | 'ignored' | 'again';
}

export const defaultCcaipBulkSwitches: CcaipBulkSwitches = {
  ccaipFinalState: 'completed',
  ccaipBulkClearing: 'null',
  ccaipBulkUnticked: 'keeps',
  ccaipBulkAbsent: 'keeps',
  ccaipBulkEmptyRoles: 'kept',
  ccaipBulkAbsentFields: 'kept',
  ccaipBulkRows: 'one',
  ccaipBulkColumns: 'one',
  ccaipBulkEmailRows: 'null',
  ccaipBulkExternal: 'asShown',
  ccaipBulkInternational: 'digits',
  ccaipBulkOddValues: 'scheme',
  ccaipBulkUnknownNames: 'scheme',
  ccaipBulkUnknownKeys: 'refused',
  ccaipTemplate: 'seen',
  ccaipCsvNull: 'word',
  ccaipNewJobs: 'atOnce',
  ccaipProcessRequestedAt: 'atOnce',
  ccaipProceedAgain: 'refused',
};

export const ccaipBulkChoices: { readonly [K in keyof CcaipBulkSwitches]: readonly CcaipBulkSwitches[K][] } = {
  ccaipFinalState: ['completed', 'finished'],
  ccaipBulkClearing: ['null', 'empty', 'emptyOnly', 'neither'],
  ccaipBulkUnticked: ['clears', 'keeps'],
  ccaipBulkAbsent: ['keeps', 'clears'],
  ccaipBulkEmptyRoles: ['kept', 'cleared'],
  ccaipBulkAbsentFields: ['kept', 'asEmpty'],
  ccaipBulkRows: ['zero', 'one', 'two'],
  ccaipBulkColumns: ['zero', 'one'],
  ccaipBulkEmailRows: ['null', 'told'],
  ccaipBulkExternal: ['asShown', 'words', 'digits'],
  ccaipBulkInternational: ['digits', 'words'],
  ccaipBulkOddValues: ['scheme', 'warning'],
  ccaipBulkUnknownNames: ['scheme', 'update'],
  ccaipBulkUnknownKeys: ['ignored', 'refused'],
  ccaipTemplate: ['seen', 'extra', 'documented'],
  ccaipCsvNull: ['word', 'text'],
  ccaipNewJobs: ['atOnce', 'late'],
  ccaipProcessRequestedAt: ['atOnce', 'whenItRuns'],
  ccaipProceedAgain: ['refused', 'ignored', 'again'],
};

export const secondCcaipBulkSettings: CcaipBulkSwitches = {
  ccaipFinalState: 'finished',
  ccaipBulkClearing: 'emptyOnly',
  ccaipBulkUnticked: 'clears',
  ccaipBulkAbsent: 'clears',
  ccaipBulkEmptyRoles: 'cleared',
  ccaipBulkAbsentFields: 'asEmpty',
  ccaipBulkRows: 'zero',
  ccaipBulkColumns: 'zero',
  ccaipBulkEmailRows: 'told',
  ccaipBulkExternal: 'digits',
  ccaipBulkInternational: 'words',
  ccaipBulkOddValues: 'warning',
  ccaipBulkUnknownNames: 'update',
  ccaipBulkUnknownKeys: 'ignored',
  ccaipTemplate: 'extra',
  ccaipCsvNull: 'text',
  ccaipNewJobs: 'late',
  ccaipProcessRequestedAt: 'whenItRuns',
  ccaipProceedAgain: 'again',
};
