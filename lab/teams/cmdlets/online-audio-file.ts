import { randomUUID } from 'node:crypto';
import { cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { invalid, notFound } from '../refusals.ts';

const applications = ['OrgAutoAttendant', 'HuntGroup', 'TenantGlobal'];

/** DOC PS:Import-CsOnlineAudioFile: WAV, WMA and MP3 of at most 5 MB; the words are INF. */
const largest = 5 * 1024 * 1024;

export const importOnlineAudioFile = cmdlet({
  name: 'Import-CsOnlineAudioFile',
  configuration: false,
  parameters: {
    ApplicationId: { type: 'String', mandatory: true },
    FileName: { type: 'String', mandatory: true },
    Content: { type: 'ByteArray', mandatory: true },
  },
  run: (context, { ApplicationId = '', FileName = '', Content = new Uint8Array() }) => {
    const application = applications.find((one) => sameName(one, ApplicationId));
    if (application === undefined) {
      throw invalid(context.cmdlet, `ApplicationId must be one of ${applications.join(', ')}.`);
    }
    if (!/\.(wav|wma|mp3)$/i.test(FileName)) throw invalid(context.cmdlet, 'Audio files must be WAV, WMA or MP3.');
    if (Content.length > largest) throw invalid(context.cmdlet, 'The audio file content cannot be more than 5 MB.');
    const Id = randomUUID().replaceAll('-', '');
    const file = { Id, FileName, ApplicationId: application, MarkedForDeletion: false };
    context.store.put('audioFile', Id, file);
    return [file];
  },
});

export const getOnlineAudioFile = cmdlet({
  name: 'Get-CsOnlineAudioFile',
  configuration: false,
  parameters: { Identity: { type: 'String' }, ApplicationId: { type: 'String' } },
  run: (context, { Identity, ApplicationId = 'TenantGlobal' }) => {
    const files = context.shown
      .list('audioFile')
      .filter(
        (file) => sameName(file.ApplicationId, ApplicationId) && (Identity === undefined || file.Id === Identity),
      );
    if (Identity !== undefined && files.length === 0) throw notFound(context.cmdlet, Identity);
    return files;
  },
});

/** Marks a file of TenantGlobal; it goes within 24 hours (DOC). */
export const removeOnlineAudioFile = cmdlet({
  name: 'Remove-CsOnlineAudioFile',
  configuration: false,
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const file = context.store.get('audioFile', Identity);
    if (file === undefined) throw notFound(context.cmdlet, Identity);
    if (file.ApplicationId === 'TenantGlobal') {
      context.store.put('audioFile', Identity, { ...file, MarkedForDeletion: true });
    }
    return [];
  },
});
