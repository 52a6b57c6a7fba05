import type { LabContext } from '../../../context.ts';
import type { Rows } from '../../../store.ts';
import { errorView } from '../../bulk/error-view.ts';
import type { LabCcaipJob } from '../../bulk/job.ts';

type Context = Pick<LabContext, 'switches'>;

/** A job's state as the API tells it (DOC; the last one's name is assumed). */
const stateView = ({ switches }: Context, { state }: LabCcaipJob): string =>
  ({
    created: 'created',
    valid: 'valid_scheme',
    invalid: 'invalid_scheme',
    running: 'in_progress',
    done: switches.ccaipFinalState,
  })[state];

/** Name of the lab's API credential. */
const credential = 'trunkline';

/** DOC bulk-user-management-api, the job object. */
export const jobView = (context: Context, rows: Rows, job: LabCcaipJob): object => {
  const at = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());
  const hasRun = job.state === 'running' || job.state === 'done';
  const isTold = context.switches.ccaipProcessRequestedAt === 'atOnce' || hasRun;
  return {
    id: job.id,
    created_at: at(job.createdAt),
    process_requested_at: isTold ? at(job.requestedAt) : null,
    filename: job.filename,
    total_rows: job.records.length,
    affected_rows: job.affected,
    failed_rows: job.failed,
    status: stateView(context, job),
    uploaded_user_name: job.by,
    proceed_user_name: isTold && job.requestedAt !== null ? job.by : null,
    uploaded_api_user_name: job.by === null ? credential : null,
    proceed_api_user_name: isTold && job.requestedAt !== null && job.by === null ? credential : null,
    scheme_errors: job.schemeErrors.map((one) => errorView(context, rows, one)),
    update_errors: job.updateErrors.map((one) => errorView(context, rows, one)),
  };
};
