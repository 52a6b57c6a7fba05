export type Body = Record<string, unknown>;
export type Row = Body & { id: string };

/** An account in memory. */
export interface Store {
  connections: Row[];
  profiles: Row[];
  numbers: Row[];
  orders: Row[];
  offers: Body[];
  fqdns: Body[];
  texts: Map<string, Body>;
  /** How orders end. */
  outcome: 'pending' | 'success' | 'failure';
  /** Orders that no list shows for so many looks. */
  hidden: number;
  /** Lists of orders pass their filter over. */
  unfiltered: boolean;
  serial: number;
  time: number;
}

export const emptyStore = (): Store => ({
  ...{ connections: [], profiles: [], numbers: [], orders: [], offers: [], fqdns: [], texts: new Map() },
  ...{ outcome: 'success', hidden: 0, unfiltered: false, serial: 0, time: Date.parse('2026-12-01T08:00:00Z') },
});

export interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** What a request that has no fault of its own is answered. */
export const answerOf = (store: Store, line: string, query: URLSearchParams, sent: Body): Answer => {
  const [shape, act] = routesOf(store, line.split(' ')[0] ?? '').find(([one]) => one.test(line)) ?? [];
  return act?.(shape?.exec(line)?.[1] ?? '', query, sent) ?? notFound;
};

const notFound = { status: 404, body: { errors: [{ code: '10005', title: 'Resource not found' }] } };

const matches = (row: Body, query: URLSearchParams, names: readonly string[]): boolean =>
  names.every((name) => !query.has(`filter[${name}]`) || String(row[name]) === query.get(`filter[${name}]`));

const isOffered = ({ phone_number: number }: Body, query: URLSearchParams): boolean => {
  const digits = String(number).slice(1);
  const contains = query.get('filter[phone_number][contains]');
  const ends = query.get('filter[phone_number][ends_with]');
  return (contains === null || digits.includes(contains)) && (ends === null || digits.endsWith(ends));
};

const routesOf = (
  store: Store,
  method: string,
): readonly [RegExp, (found: string, query: URLSearchParams, body: Body) => Answer][] => {
  const newId = () => {
    store.serial += 1;
    return String(1000 + store.serial);
  };
  const one = (rows: Row[], id: string, body: Body): Answer => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) return notFound;
    if (method === 'PATCH') Object.assign(row, body);
    if (method === 'DELETE') rows.splice(rows.indexOf(row), 1);
    return { body: { data: row } };
  };

  const page = (rows: readonly object[], query: URLSearchParams) => {
    const size = Number(query.get('page[size]') ?? 20);
    const at = Number(query.get('page[number]') ?? 1);
    return {
      data: rows.slice((at - 1) * size, at * size),
      meta: {
        page_number: at,
        page_size: size,
        total_pages: Math.ceil(rows.length / size),
        total_results: rows.length,
      },
    };
  };
  const order = (body: Body): Row => ({
    id: `order-${newId()}`,
    status: store.outcome,
    customer_reference: body.customer_reference,
    connection_id: body.connection_id,
    created_at: new Date(store.time + store.serial).toISOString(),
    phone_numbers: (body.phone_numbers as Body[]).map((one) => ({
      ...one,
      status: store.outcome,
      requirements_met: store.outcome !== 'pending',
    })),
  });

  return [
    [/^GET \/fqdn_connections$/, (_, query) => ({ body: page(store.connections, query) })],
    [
      /^POST \/fqdn_connections$/,
      (_, __, body) => {
        const row = { ...body, id: newId(), user_name: 'user1', password: 'verysecret' } as Row;
        store.connections.push(row);
        store.fqdns.push({ id: newId(), fqdn: `a${row.id}.mstsbc.telnyx.tech`, connection_id: row.id });
        return { body: { data: row } };
      },
    ],
    [
      /^GET \/fqdns$/,
      (_, query) => ({
        body: page(
          store.fqdns.filter((one) => matches(one, query, ['connection_id', 'fqdn'])),
          query,
        ),
      }),
    ],
    [
      /^GET \/fqdn_connections\/([^/]+)\/fqdn_authentication$/,
      (id) => ({ body: { data: { password: 'verysecret', ...store.texts.get(id) } } }),
    ],
    [
      /^PATCH \/fqdn_connections\/([^/]+)\/fqdn_authentication$/,
      (id, _, body) => {
        store.texts.set(id, { ...store.texts.get(id), ...body });
        return { body: { data: { ...store.texts.get(id), password: 'verysecret' } } };
      },
    ],
    [/^(?:GET|PATCH|DELETE) \/fqdn_connections\/([^/]+)$/, (id, _, body) => one(store.connections, id, body)],
    [/^GET \/outbound_voice_profiles$/, (_, query) => ({ body: page(store.profiles, query) })],
    [
      /^POST \/outbound_voice_profiles$/,
      (_, __, body) => {
        store.profiles.push({ connections_count: 0, ...body, id: newId() } as Row);
        return { body: { data: store.profiles.at(-1) } };
      },
    ],
    [/^(?:GET|PATCH|DELETE) \/outbound_voice_profiles\/([^/]+)$/, (id, _, body) => one(store.profiles, id, body)],
    [
      /^GET \/phone_numbers$/,
      (_, query) => ({
        body: page(
          store.numbers.filter((row) => matches(row, query, ['connection_id'])),
          query,
        ),
      }),
    ],
    [
      /^POST \/phone_numbers\/([^/]+)\/actions\/enable_emergency$/,
      (id, _, body) => {
        const row = store.numbers.find((each) => each.id === id);
        if (row === undefined) return notFound;
        Object.assign(row, {
          emergency_address_id: body.emergency_address_id,
          emergency_status: 'active',
          emergency_enabled: true,
        });
        return {
          body: {
            data: { id, emergency: { emergency_status: 'active', emergency_address_id: body.emergency_address_id } },
          },
        };
      },
    ],
    [/^(?:PATCH|DELETE|GET) \/phone_numbers\/([^/]+)$/, (id, _, body) => one(store.numbers, id, body)],
    [
      /^GET \/available_phone_numbers$/,
      (_, query) => ({
        body: {
          data: store.offers.filter((one) => isOffered(one, query)).slice(0, Number(query.get('filter[limit]') ?? 100)),
          meta: {},
        },
      }),
    ],
    [
      /^GET \/number_orders$/,
      (_, query) => {
        store.hidden -= 1;
        const shown = store.hidden >= 0 ? [] : store.orders;
        const rows = shown.filter((row) => store.unfiltered || matches(row, query, ['customer_reference']));
        return {
          body: page(
            rows.map(({ phone_numbers, ...row }) => row),
            query,
          ),
        };
      },
    ],
    [
      /^POST \/number_orders$/,
      (_, __, body) => {
        const asked = new Set((body.phone_numbers as Body[]).map(({ phone_number: number }) => number));
        // A number is sold once.
        store.offers = store.offers.filter(({ phone_number: number }) => !asked.delete(number));
        if (asked.size > 0)
          return { status: 422, body: { errors: [{ code: '85001', title: `not available: ${[...asked].join()}` }] } };
        store.orders.push(order(body));
        return { body: { data: store.orders.at(-1) } };
      },
    ],
    [
      /^GET \/number_orders\/([^/]+)$/,
      (id) => {
        const row = store.orders.find((each) => each.id === id);
        return row === undefined ? notFound : { body: { data: row } };
      },
    ],
  ];
};
