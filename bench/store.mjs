// The database of the search benchmark, filled behind the server's back: a million requests would take an hour.
import { openDatabase } from './database.mjs';

const NUMBERS_OF_ONE = 4;
const NOW = '2025-01-01T00:00:00Z';
const AT_ONCE = 50_000;

/** The one account that there is, and its numbers. */
export async function openStore(url) {
  const { query, end, random, settle } = await openDatabase(url);
  const count = async (table) => Number((await query(`SELECT count(*) AS n FROM ${table}`))[0].n);
  return {
    /** Adds made-up patients with four random numbers each until there are `size` numbers. */
    async fillTo(size) {
      for (let have = await count('drx_phone_numbers'); have < size; have = await count('drx_phone_numbers')) {
        const patients = Math.min(AT_ONCE, size - have) / NUMBERS_OF_ONE;
        await query(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${patients})
          INSERT INTO patients (account_id, first_name, last_name, date_of_birth, gender, status, deceased, auto_refill,
            automatically_charge_rx_to_account, blister_pack, easy_open, created_at, updated_at)
          SELECT 1, 'Pat', 'Number' || i, '1980-01-15', 'F', 'active', false, false, false, false, false, '${NOW}', '${NOW}'
          FROM n`);
        await query(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${NUMBERS_OF_ONE})
          INSERT INTO drx_phone_numbers (account_id, number, phone_type, "primary", verified, do_not_call, created_at,
            updated_at, patient_id)
          SELECT 1, '' || (2000000000 + ${random(8_000_000_000)}), 'cell', false, false, false, '${NOW}', '${NOW}', p.id
          FROM (SELECT id FROM patients ORDER BY id DESC LIMIT ${patients}) AS p, n
          WHERE true ON CONFLICT DO NOTHING`);
      }
      await settle();
    },
    /** Numbers that are stored, spread over all of them. */
    async someNumbers(many) {
      const step = Math.max(1, Math.floor((await count('drx_phone_numbers')) / many));
      const rows = await query(`SELECT number FROM drx_phone_numbers WHERE id % ${step} = 0 ORDER BY id LIMIT ${many}`);
      return rows.map(({ number }) => number);
    },
    /** The ids of the numbers that hold a run of digits, found by looking at each. */
    async scan(run) {
      const rows = await query(
        `SELECT id FROM drx_phone_numbers WHERE replace(number, '${run}', '') <> number ORDER BY id`,
      );
      return rows.map(({ id }) => id);
    },
    close: end,
  };
}
