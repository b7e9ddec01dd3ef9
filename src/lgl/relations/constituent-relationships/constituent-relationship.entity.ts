import { IntersectionType } from '@nestjs/swagger';
import { Column, Entity, Index } from 'typeorm';

import { AccountRecord, RefersTo } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { IdField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { BooleanField, IntegerField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { relationshipTypes } from '../relationship-types/relationship-type.resource.js';

/** What one constituent is to another. The same seen from the other side is a record of its own, the mirror. */
@Entity('constituent_relationships')
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'related_constituent_id'])
@Index(['account_id', 'mirror_of'])
export class ConstituentRelationship extends AccountRecord {
  @IdField() id: number;
  @ReferenceField(relationshipTypes, { needed: true, example: 10 }) relationship_type_id: number;
  @ParentField(() => Constituent, { example: 959480 }) constituent_id: number;
  @ParentField(() => Constituent, { moves: true, example: 1 }) related_constituent_id: number;
  @NameOf('relationship_type_id', { example: 'Friend' }) name: string;
  @TextField() description: string | null;
  @BooleanField({ description: 'If it is not sent, as its type says.' }) auto_soft_credit: boolean;
  @BooleanField({ description: 'If it is not sent, as its type says.' }) also_acknowledge: boolean;
  @IntegerField({ description: 'An address of the other constituent; nothing follows from it.' })
  share_address: number | null;

  @IntegerField({ description: 'A phone number of the other constituent; nothing follows from it.' })
  share_phone: number | null;

  /** Of the two, the one that was made by the other and goes with it. */
  @RefersTo(() => ConstituentRelationship, { cascade: true })
  @Column({ type: 'integer', nullable: true })
  mirror_of: number | null;
}

/** What may be sent of the other side. */
export class Reciprocal {
  @ReferenceField(relationshipTypes, { description: 'The type of the mirror; usually the reciprocal of the type.' })
  reciprocal_id: number | null;

  @NameOf('reciprocal_id', { example: 'Friend' }) rec_name: string | null;
  @TextField() reciprocal_description: string | null;
}

const ReciprocalBody = CreateBodyOf(Reciprocal);

export class CreateConstituentRelationship extends IntersectionType(
  CreateBodyOf(ConstituentRelationship),
  ReciprocalBody,
) {}
export class UpdateConstituentRelationship extends IntersectionType(
  UpdateBodyOf(ConstituentRelationship),
  ReciprocalBody,
) {}
export class NestedConstituentRelationship extends IntersectionType(
  NestedBodyOf(ConstituentRelationship),
  ReciprocalBody,
) {}
