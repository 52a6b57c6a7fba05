import { describe, expect, it } from 'vitest';
import { initFailed, noteUrn } from './testkit/client.ts';
import { listen } from './testkit/engine.ts';
import { attach, closeLater, note, start, startBare } from './testkit/start.ts';

describe('what an engine hears', () => {
  it('is the lines of its own resources, with only the first of a burst of short-lived ones', async () => {
    const { engine } = await start();
    const ear = await listen();
    closeLater(ear.close);
    await engine.handshake(ear.address);
    await engine.create(note);
    const line = { severity: 1, urn: noteUrn('a'), streamid: 0 };
    expect(ear.heard).toEqual([
      { ...line, message: 'writing', ephemeral: true },
      { ...line, severity: 2, message: 'mind the ink', ephemeral: false },
    ]);
  });

  it('is what a look in a preview told, and nothing is written', async () => {
    const { engine, kit } = await start();
    const ear = await listen();
    closeLater(ear.close);
    await engine.handshake(ear.address);
    const seen = { ...note, title: 'seen' };
    await engine.create(seen, true);
    await engine.update({ ...seen, length: 5 }, seen, true);
    expect(ear.heard.map(({ message }) => message)).toEqual(['there is one already', 'still there']);
    expect(kit.notes.size).toBe(0);
  });

  it('is what a comparison has to say', async () => {
    const { engine } = await start();
    const ear = await listen();
    closeLater(ear.close);
    await engine.handshake(ear.address);
    await engine.diff(note, { ...note, text: 'bye' });
    await ear.firstLine;
    expect(ear.heard).toMatchObject([
      { severity: 1, message: 'the old text is not what was asked', urn: noteUrn('a') },
    ]);
  });

  it('is the place of a defect in its debug log', async () => {
    const { engine } = await start();
    const ear = await listen();
    closeLater(ear.close);
    await engine.handshake(ear.address);
    await engine.create({ ...note, title: 'defect' }).catch(() => undefined);
    await ear.firstLine;
    expect(ear.heard).toMatchObject([{ severity: 0, message: expect.stringContaining('provider.ts') }]);
  });
});

describe('a cancelled engine', () => {
  it('gets what its step in hand has done, and begins nothing more', async () => {
    const { engine, kit } = await start();
    const creating = engine.create({ ...note, title: 'slow' }).catch((thrown: unknown) => thrown);
    await kit.slowBegun;
    await engine.cancel();
    expect(initFailed(await creating)).toMatchObject({ id: 'slow' });
    await expect(engine.create(note)).rejects.toThrow('cancelled before it began; nothing was done.');
    expect(kit.notes.size).toBe(0);
  });

  it('does not disturb another that is attached to the same server', async () => {
    const { engine, served, kit } = await start();
    const other = attach(served);
    await other.configure({ place: 'desk' });
    const creating = engine.create({ ...note, title: 'slow' }).catch((thrown: unknown) => thrown);
    await kit.slowBegun;
    await other.cancel();
    other.close();
    expect((await engine.create(note)).id).toBe('a');
    await engine.cancel();
    expect(initFailed(await creating)).toMatchObject({ id: 'slow' });
    expect(kit.closed).toBe(false);
  });

  it('may come back over a new handshake', async () => {
    const { engine } = await start();
    await engine.cancel();
    await engine.handshake();
    expect((await engine.create(note)).id).toBe('a');
  });
});

describe('an attached server', () => {
  it('serves one place, and refuses to become another', async () => {
    const { engine, kit } = await start();
    await expect(engine.configure({ place: 'shelf' })).rejects.toMatchObject({
      details: `This testkit server already serves place desk and can't serve place shelf too.
  Fix: start another server for it, or let the engine start one itself (leave it out of PULUMI_DEBUG_PROVIDERS).`,
    });
    expect((await engine.create(note)).id).toBe('a');
    expect(kit.notes.has('a')).toBe(true);
  });

  it('stays what it was at its first configuration', async () => {
    const { engine } = await start();
    await engine.configure({ place: 'desk' });
    expect(await engine.invoke('testkit:index:whichConfigure', {})).toEqual({ which: 1 });
  });

  it('passes on why a configuration is refused', async () => {
    const { served } = await startBare();
    await expect(attach(served).configure({})).rejects.toMatchObject({
      details: 'testkit has no place.\n  Fix: name one.',
    });
  });

  it('aborts the step of an engine that is gone, and goes on', async () => {
    const { engine, served, kit } = await start();
    const lost = attach(served);
    const hangUp = lost.beginCreate({ ...note, title: 'slow' });
    await kit.slowBegun;
    hangUp();
    await kit.slowAborted;
    expect((await engine.create(note)).id).toBe('a');
  });

  it('closes what it opened when it is closed', async () => {
    const { kit, served } = await start();
    await served.close();
    expect(kit.closed).toBe(true);
  });
});
