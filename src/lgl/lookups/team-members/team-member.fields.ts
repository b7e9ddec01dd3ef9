import sql, { raw, type Sql } from 'sql-template-tag';
import { Column } from 'typeorm';

import { RefersTo } from '../../../accounts/account-record.js';
import { field } from '../../../fields/fields.js';
import { text } from '../../../fields/validators.js';
import { lenient } from '../../resource/coercion.js';
import { TeamMember } from './team-member.entity.js';

/** The column that holds which team member a record names; clients send and see `team_member` instead (live). */
export const TeamMemberColumn = (): PropertyDecorator => (target, property) => {
  Column({ type: 'integer', nullable: true })(target, property);
  RefersTo(() => TeamMember)(target, property);
};

/** Who is meant: sent as an id, an email or first and last name, answered as first and last name (live). */
export const TeamMemberField = () =>
  field({
    options: { description: 'An id, an email, or first and last name.', example: 'Casey Moore' },
    api: { type: String, nullable: true },
    select: (table) => ofTeamMember(table, "named.first_name || ' ' || named.last_name"),
    coerce: lenient.text,
    check: text(255),
  });

export const TeamMemberEmailField = () =>
  field({
    options: { readOnly: true, example: 'casey@example.org' },
    api: { type: String, nullable: true },
    select: (table) => ofTeamMember(table, 'named.email'),
  });

function ofTeamMember(table: string, expression: string): Sql {
  return sql`(SELECT ${raw(expression)} FROM team_members AS named
    WHERE ${raw(`named.account_id = ${table}.account_id AND named.id = ${table}.team_member_id`)})`;
}
