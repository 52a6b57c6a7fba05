import { expect, it } from 'vitest';
import { openLab } from '../lab/lab-fixture.ts';
import { takePictures } from './artefacts.ts';
import { describeInBrowser, openBrowser } from './open-browser.ts';

describeInBrowser('the portal of the lab, in a browser', () => {
  it('opens', async () => {
    const lab = await openLab();
    const { context, close } = await openBrowser();
    try {
      const page = await context.newPage();
      await page.goto(lab.portal);
      expect(await page.textContent('body')).toContain('CCAI Platform');
      await takePictures(page, 'portal');
    } finally {
      await close();
      await lab.end();
    }
  });
});
