// What the kill loop writes: records with several numbers each, which are told apart from any half of them.

const KEY = 'killer';

const sorted = (numbers) => numbers.map(({ number }) => number).toSorted();

/** Constituents of LGL with five numbers, which come and go with them. */
export const constituents = {
  path: '/api/v1/constituents',
  headers: { Authorization: `Bearer ${KEY}` },
  created: (name) => ({ name, numbers: Array.from({ length: 5 }, (_, n) => `${name}-${n}`) }),
  create: ({ name, numbers }) => ({ method: 'POST', path: '/api/v1/constituents', body: body(name, numbers) }),
  changes: [
    (id, { name, numbers }) => ({
      request: {
        method: 'POST',
        path: `/api/v1/constituents/${id}/phone_numbers`,
        body: { number: `${name}-more`, is_preferred: true },
      },
      state: { name, numbers: [...numbers, `${name}-more`].toSorted() },
    }),
    (id, { name }) => {
      const state = constituents.created(`${name}r`);
      const whole = { ...body(state.name, state.numbers), remove_previous_phone_numbers: true };
      return { request: { method: 'PATCH', path: `/api/v1/constituents/${id}`, body: whole }, state };
    },
    // Every third goes again.
    (id, state, count) =>
      count % 3 === 0
        ? { request: { method: 'DELETE', path: `/api/v1/constituents/${id}` }, state: null }
        : { request: { method: 'PATCH', path: `/api/v1/constituents/${id}`, body: {} }, state },
  ],
  async list(read) {
    const { items = [], total_items: total = 0 } = (await read('/api/v1/constituents?limit=10000')) ?? {};
    return { rows: items, total };
  },
  stateOf: ({ first_name: name, phone_numbers }) => ({ name, numbers: sorted(phone_numbers) }),
  isWhole: ({ first_name: name, phone_numbers }) =>
    JSON.stringify(sorted(phone_numbers)) === JSON.stringify(constituents.created(name).numbers),
  breachOf({ phone_numbers }) {
    const preferred = phone_numbers.filter(({ is_preferred }) => is_preferred).length;
    return preferred === 1 ? undefined : `${preferred} of ${phone_numbers.length} numbers are preferred`;
  },
};

function body(first_name, numbers) {
  return { first_name, phone_numbers: numbers.map((number) => ({ number, is_preferred: true })) };
}

const TYPES = ['cell', 'home', 'other'];

/** Patients of DRX with three numbers, one of each type. */
export const patients = {
  path: '/api/v2/patients',
  headers: { 'X-DRX-Key': KEY },
  created: (name, count) => ({ name, numbers: TYPES.map((_, n) => `212${String(count * 10 + n).padStart(7, '0')}`) }),
  create: ({ name, numbers }) => ({
    method: 'POST',
    path: '/api/v2/patients',
    body: {
      first_name: name,
      last_name: 'Killed',
      date_of_birth: '1980-01-15',
      gender: 'M',
      phone_numbers: numbers.map((number, n) => ({ number, phone_type: TYPES[n], primary: true })),
    },
  }),
  changes: [
    (id, { name, numbers }, count) => {
      const number = `213${String(count).padStart(7, '0')}`;
      return {
        request: {
          method: 'POST',
          path: '/api/v2/phone-numbers',
          body: { number, phone_type: 'cell', primary: true, patient_id: id },
        },
        state: { name, numbers: [...numbers, number] },
      };
    },
    (id, { name, numbers }) => ({
      request: { method: 'PATCH', path: `/api/v2/patients/${id}`, body: { first_name: `${name}r` } },
      state: { name: `${name}r`, numbers },
    }),
  ],
  async list(read) {
    const rows = [];
    for (let offset = 0; ; offset += 1000) {
      const page = await read(`/api/v2/patients?limit=1000&offset=${offset}`);
      if (!page) return { rows, total: 0 };
      rows.push(...page.data);
      if (page.pagination.next_page === null) return { rows, total: page.pagination.total_items };
    }
  },
  stateOf: ({ first_name: name, phone_numbers }) => ({ name, numbers: sorted(phone_numbers) }),
  isWhole: ({ phone_numbers }) => phone_numbers.length === TYPES.length,
  breachOf({ phone_numbers }) {
    const primary = phone_numbers.filter(({ primary }) => primary).map(({ phone_type }) => phone_type);
    return new Set(primary).size === primary.length ? undefined : `it has two primary numbers of one type: ${primary}`;
  },
};
