/** What a carrier's word for a number means (SRC: Telnyx' client, `status`); a word that nobody knows is one that isn't there yet. */
const meanings: Readonly<Record<string, 'works' | 'leaves' | 'gone'>> = {
  active: 'works',
  'port-out-pending': 'leaves',
  deleted: 'gone',
  'ported-out': 'gone',
  'purchase-failed': 'gone',
  'port-failed': 'gone',
  'emergency-only': 'gone',
};

export const meaningOf = (status: string): 'works' | 'leaves' | 'gone' | 'waits' => meanings[status] ?? 'waits';

/** One row a number: where one is gone and came again, the one that is there. */
export const goneLast = <Row extends { readonly phone_number: string; readonly status: string }>(
  rows: readonly Row[],
): Row[] => {
  const gone = rows.filter(({ status }) => meaningOf(status) === 'gone');
  const there = rows.filter(({ status }) => meaningOf(status) !== 'gone');
  return [...new Map([...gone, ...there].map((row) => [row.phone_number, row])).values()];
};
