import type { Locator, Page } from 'playwright-core';

/** Role and name of a control, as the browser tells them to a screen reader. Its snapshot is YAML, quoted where a name has a colon. */
export const toldOf = async (control: Locator): Promise<{ readonly role: string; readonly name: string }> => {
  const [line = ''] = (await control.ariaSnapshot()).split('\n');
  const [, quoted] = /^- '(.*)':?$/.exec(line) ?? [];
  const text = quoted?.replaceAll("''", "'") ?? line.slice(2);
  const [, role = '', name = ''] = /^([\w-]+)(?: "((?:[^"\\]|\\.)*)")?/.exec(text) ?? [];
  return { role, name };
};

/** Presses Tab until the focus is on what has that role and name. */
export const tabTo = async (page: Page, role: string, name: string | RegExp): Promise<void> => {
  const isIt = (told: string) => (typeof name === 'string' ? told.startsWith(name) : name.test(told));
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').count()) === 0) continue; // past the last one, the browser's own controls come
    const at = await toldOf(page.locator(':focus'));
    if (at.role === role && isIt(at.name)) return;
    passed.push(`${at.role} "${at.name}"`);
  }
  throw new Error(`Tab doesn't come to ${role} ${name}, but to ${passed.join(', ')}`);
};

/** Controls without a name (a placeholder is none), for who can't see beside what they stand, and those whose role and name another one has, too. */
export const namesOf = async (page: Page): Promise<{ readonly nameless: string[]; readonly shared: string[] }> => {
  const controls = page.locator('a[href], button, input:not([type=hidden]), select, textarea');
  const seen = await Promise.all(
    (await controls.all()).map(async (one) =>
      (await one.isVisible())
        ? {
            ...(await toldOf(one)),
            id: await one.getAttribute('id'),
            placeholder: await one.getAttribute('placeholder'),
          }
        : undefined,
    ),
  );
  const shown = seen.filter((one) => one !== undefined);
  const told = shown.filter(({ role }) => role !== 'link').map(({ role, name }) => `${role} ${name}`);
  return {
    nameless: shown
      .filter(({ name, placeholder }) => name === '' || name === placeholder)
      .map(({ role, id }) => `${role} #${id}`),
    shared: [...new Set(told.filter((one, at) => told.indexOf(one) !== at))],
  };
};
