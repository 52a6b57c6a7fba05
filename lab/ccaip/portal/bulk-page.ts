import { html } from 'hono/html';
import type { LabContext } from '../../context.ts';
import type { Html } from '../../html-document.ts';
import type { LabCcaipJob } from '../bulk/job.ts';
import { type Flash, takeFlash } from './flash.ts';
import { places, portalPage } from './layout.ts';

/** The page's words for a job (assumed). */
const words: Readonly<Record<LabCcaipJob['state'], string>> = {
  created: 'Checking',
  valid: 'Ready to process',
  invalid: 'Not valid',
  running: 'Processing',
  done: 'Processed',
};

const stateOf = (job: LabCcaipJob): string =>
  job.state === 'valid' && job.requestedAt !== null ? words.running : words[job.state];

const buttons = (job: LabCcaipJob): Html => {
  const mayProcess = job.state === 'valid' && job.requestedAt === null;
  const hasErrors = job.schemeErrors.length + job.updateErrors.length > 0;
  const of = `${job.filename} (${job.id})`;
  return html`${
    mayProcess
      ? html`<form method="post" action="${places.bulk}/process" class="inline">
          <button class="primary" name="id" value="${job.id}" aria-label="Process ${of}">Process</button>
        </form>`
      : ''
  }
  ${
    hasErrors
      ? html`<a href="${places.bulk}/errors/${job.id}" download="error_log_${job.id}.csv" aria-label="Download Error Log of ${of}">Download Error Log</a>`
      : ''
  }`;
};

const row = (job: LabCcaipJob): Html =>
  html`<tr>
    <th scope="row">${job.filename}</th><td>${job.id}</td><td>${job.by ?? 'API'}</td><td>${stateOf(job)}</td>
    <td>${job.records.length}</td><td>${job.affected}</td><td>${job.failed}</td><td>${buttons(job)}</td>
  </tr>`;

/** Settings › Users & Teams › Bulk user management: template, upload, Process, counts and error logs (DOC bulk-user-management). */
export const bulkPage = (context: LabContext, problem?: Flash): Html => {
  const flash = problem ?? takeFlash(context);
  const jobs = context.store.list('ccaipJob').toSorted((a, b) => b.id - a.id);
  return portalPage('Bulk user management', places.bulk, {
    banners: flash === undefined ? [] : [flash],
    body: html`<p class="path"><a href="${places.users}">Settings › Users &amp; Teams</a> › Bulk user management</p>
      <section aria-labelledby="upload">
        <h2 id="upload">Upload users</h2>
        <p><a href="${places.bulk}/template" download>Template</a></p>
        <form method="post" action="${places.bulk}" enctype="multipart/form-data">
          <p><label for="file">CSV file</label>
            <input id="file" name="file" type="file" accept=".csv" aria-required="true"></p>
          <p class="buttons"><button class="primary">Upload</button></p>
        </form>
      </section>
      <section aria-labelledby="files">
        <h2 id="files">Uploaded files</h2>
        <form method="get" action="${places.bulk}"><button>Refresh</button></form>
        ${
          jobs.length === 0
            ? html`<p>None yet.</p>`
            : html`<div class="wide"><table>
                <thead><tr><th scope="col">File</th><th scope="col">Job</th><th scope="col">By</th><th scope="col">Status</th>
                  <th scope="col">Rows</th><th scope="col">Updated</th><th scope="col">Failed</th><th scope="col">Next</th></tr></thead>
                <tbody>${jobs.map(row)}</tbody>
              </table></div>`
        }
      </section>`,
  });
};
