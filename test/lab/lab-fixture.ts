import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { administrator, automation, idOf, type LabIdentity, labTenantId } from '../../lab/identity.ts';
import { type Lab, startLab } from '../../lab/start.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the service's JSON as it comes
  readonly body: any;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

export interface LabFixture extends Lab {
  /** A Graph call by the automation, or by whom the lab was opened or who is named. `path` with version. */
  call(method: Method, path: string, body?: unknown, options?: { by?: LabIdentity; headers?: object }): Promise<Reply>;
  token(by: LabIdentity, scope?: string): Promise<string>;
  post(path: string, body: unknown): Promise<Reply>;
  /** Moves the lab's time, which stands still otherwise. */
  later(seconds: number): void;
  end(): Promise<void>;
}

/** Object id of one of the lab's people. */
export const userId = (name: string): string => idOf('user', `${name}@contoso.example`);

export const numbersPath = '/v1.0/admin/teams/telephoneNumberManagement';

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};

/** A lab of its own over real HTTPS, whose clock stands still until the test moves it. */
export const openLab = async ({
  dir: given,
  speed = 0,
  by: caller = automation,
}: {
  dir?: string;
  speed?: number;
  by?: LabIdentity;
} = {}): Promise<LabFixture> => {
  const dir = given ?? mkdtempSync(join(tmpdir(), 'lab-'));
  const lab = await startLab({ dir, speed });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(lab.ca, 'utf8')]);
  const tokens = new Map<string, string>();

  const token = async (by: LabIdentity, scope = 'https://graph.microsoft.com/.default'): Promise<string> => {
    const form = { grant_type: 'client_credentials', client_id: by.clientId, client_secret: by.clientSecret, scope };
    const response = await fetch(`${lab.url}/${labTenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const body = (await response.json()) as { access_token?: string };
    return body.access_token ?? JSON.stringify(body);
  };

  return {
    ...lab,
    token,
    call: async (method, path, body, { by = caller, headers = {} } = {}) => {
      const known = tokens.get(by.clientId) ?? (await token(by));
      tokens.set(by.clientId, known);
      return read(
        await fetch(`${lab.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${known}`, 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    },
    post: async (path, body) => {
      // A changed permission shows in new tokens only.
      if (path === '/lab/permissions') tokens.clear();
      return read(await fetch(`${lab.url}${path}`, { method: 'POST', body: JSON.stringify(body) }));
    },
    later: (seconds) => lab.clock.advance(seconds * 1000),
    end: async () => {
      await lab.close();
      if (given === undefined) rmSync(dir, { recursive: true });
    },
  };
};

export { administrator, automation };
