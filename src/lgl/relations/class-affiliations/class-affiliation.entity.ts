import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { IdField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { IntegerField, LongTextField, ParentField, ReferenceField } from '../../resource/fields.js';
import { classAffiliationTypes } from '../class-affiliation-types/class-affiliation-type.resource.js';

/** A constituent belongs to a class of a school. */
@Entity('class_affiliations')
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'class_affiliation_type_id', 'year'])
export class ClassAffiliation extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480 }) constituent_id: number;
  @ReferenceField(classAffiliationTypes, { needed: true, example: 1 }) class_affiliation_type_id: number;
  @IntegerField({ from: 1, to: 9999, example: 2023 }) year: number | null;
  @LongTextField({ example: 'U Chicago alum' }) note: string | null;
}

export class CreateClassAffiliation extends CreateBodyOf(ClassAffiliation) {}
export class UpdateClassAffiliation extends UpdateBodyOf(ClassAffiliation) {}
export class NestedClassAffiliation extends NestedBodyOf(ClassAffiliation) {}
