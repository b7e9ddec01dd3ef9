import type { CreateConstituent } from '../constituents/constituent.body.js';

/** Made-up constituents; their numbers are from the range that is kept free for fiction (555-0100 to 555-0199). */
export const DEMO_CONSTITUENTS: readonly CreateConstituent[] = [
  person('Ada', 'Marsh', [home('(212) 555-0101'), mobile('(917) 555-0102')]),
  person('Bruno', 'Keller', [mobile('646-555-0103')]),
  { ...person('Carmen', 'Ortiz', [home('305.555.0104'), work('305.555.0105')]), prefix: 'Dr.', job_title: 'Director' },
  person('Dewi', 'Santoso', [mobile('+1 415 555 0106')]),
  { ...person('Edith', 'Larkin', [home('(503) 555-0107')]), birthday: '1948-03-09', marital_status_name: 'Widowed' },
  person('Farid', 'Nasser', [mobile('312-555-0108'), { ...home('312-555-0109'), not_current: true }]),
  {
    ...person('Grace', 'Okafor', [mobile('(404) 555-0110')]),
    spouse_name: 'Samuel Okafor',
    marital_status_name: 'Married',
  },
  person('Hana', 'Novak', []),
  { ...person('Ivo', 'Petrov', [home('617-555-0111')]), is_anon: true },
  organisation('Juniper Street Bakery', [work('(718) 555-0112'), { number: '(718) 555-0113', phone_type_name: 'Fax' }]),
  organisation('Kestrel Foundation', [work('202-555-0114 ext. 7')]),
  {
    ...person('Lena', 'Vogel', [mobile('206 555 0115')]),
    org_name: 'Harbor Books',
    external_constituent_id: 'demo-12',
  },
];

type Numbers = NonNullable<CreateConstituent['phone_numbers']>;

function person(first_name: string, last_name: string, phone_numbers: Numbers): CreateConstituent {
  return { first_name, last_name, phone_numbers };
}

function organisation(org_name: string, phone_numbers: Numbers): CreateConstituent {
  return { org_name, is_org: true, phone_numbers };
}

function home(number: string): Numbers[number] {
  return { number, phone_type_name: 'Home' };
}

function work(number: string): Numbers[number] {
  return { number, phone_type_name: 'Work' };
}

function mobile(number: string): Numbers[number] {
  return { number, phone_type_name: 'Mobile' };
}
