/** The made-up people and organisations of the demo account: what differs from one to the next. */
export interface DemoPerson {
  name: string;
  organisation?: true;
  spouse?: string;
  birthday?: string;
  /** Belongs to one of the groups that an account starts with. */
  group?: 'Team Member' | 'Board Member' | 'Staff' | 'Volunteer';
  level?: 'General' | 'Friend' | 'Gold' | 'Silver' | 'Bronze' | 'Diamond';
  tag?: 'Do not mail' | 'Do not email' | 'Do not call';
  background?: string;
  /** What it gave each year, the last time so many days ago. */
  gives?: readonly [amount: number, days: number];
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: 'Ada Marsh', group: 'Board Member', level: 'Gold', gives: [500, 20], background: 'Founding member' },
  { name: 'Bruno Keller', group: 'Volunteer', gives: [25, 40] },
  { name: 'Carmen Ortiz', group: 'Board Member', level: 'Silver', gives: [250, 75], background: 'Runs a clinic' },
  { name: 'Dewi Santoso', level: 'Friend', gives: [40, 110] },
  { name: 'Edith Larkin', birthday: '1948-03-09', tag: 'Do not email', gives: [60, 800] },
  { name: 'Farid Nasser', group: 'Volunteer', tag: 'Do not call' },
  { name: 'Grace Okafor', spouse: 'Samuel Okafor', level: 'Gold', gives: [1000, 5], background: 'Speaks at the gala' },
  { name: 'Hana Novak', gives: [15, 31] },
  { name: 'Ivo Petrov', level: 'Bronze', gives: [80, 420] },
  { name: 'Juniper Street Bakery', organisation: true, gives: [300, 60], background: 'Bread for the summer fair' },
  { name: 'Kestrel Foundation', organisation: true, gives: [5000, 150] },
  { name: 'Lena Vogel', group: 'Staff' },
  { name: 'Mateo Alvarez', group: 'Staff', birthday: '1990-11-02' },
  { name: 'Nadia Haddad', level: 'Friend', gives: [35, 200] },
  { name: 'Oskar Lind', group: 'Volunteer', gives: [20, 12] },
  { name: 'Priya Raman', spouse: 'Arun Raman', level: 'Silver', gives: [150, 90] },
  { name: 'Quentin Bell', tag: 'Do not mail', gives: [45, 610] },
  { name: 'Rosa Jimenez', group: 'Volunteer', level: 'General' },
  { name: 'Stellan Berg', gives: [75, 300] },
  { name: 'Tamsin Wells', birthday: '1975-06-21', level: 'Friend', gives: [55, 45] },
  { name: 'Umar Siddiqui', group: 'Team Member', gives: [120, 15] },
  { name: 'Vera Lindqvist', spouse: 'Nils Lindqvist', level: 'Gold', gives: [400, 330] },
  { name: 'Willow Bank Credit Union', organisation: true, gives: [2500, 250] },
  { name: 'Xavier Dupont', gives: [30, 500] },
  { name: 'Yara Mansour', group: 'Volunteer', level: 'General' },
  { name: 'Zoe Whitfield', group: 'Board Member', level: 'Diamond', gives: [750, 10] },
  { name: 'Amos Reed', tag: 'Do not call', gives: [10, 700] },
  { name: 'Beatrix Holm', birthday: '1962-01-30', gives: [65, 120] },
  { name: 'Cedar Hill School', organisation: true },
  { name: 'Dmitri Volkov', level: 'Bronze', gives: [90, 380] },
  { name: 'Elena Rossi', spouse: 'Marco Rossi', gives: [200, 55] },
  { name: 'Finn Gallagher', group: 'Volunteer' },
  { name: 'Gus Andersen', level: 'General', gives: [25, 365] },
  { name: 'Harbor Books', organisation: true, gives: [180, 80] },
  { name: 'Imani Brooks', group: 'Team Member', level: 'Silver', gives: [130, 25] },
  { name: 'Jonas Whitaker', birthday: '1983-09-14', gives: [50, 1] },
];
