import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { lockConstituents } from '../../constituent/lock.js';
import type { SentBody } from '../../http/body.js';
import { NotSaved } from '../../http/errors.js';
import { resolveReferences } from '../../resource/reference.js';
import { type ParentIds, ResourceService } from '../../resource/resource.service.js';
import { RelationshipType } from '../relationship-types/relationship-type.entity.js';
import { ConstituentRelationship, Reciprocal } from './constituent-relationship.entity.js';
import { constituentRelationships } from './constituent-relationship.resource.js';

type Values = Partial<ConstituentRelationship & Reciprocal>;

/**
 * Every relationship has a mirror on the other constituent, which is made, changed and deleted with it (wire in part, the
 * rest choice).
 */
@Injectable()
export class ConstituentRelationshipsService extends ResourceService<ConstituentRelationship> {
  readonly resource = constituentRelationships;

  override async add(records: Records, input: Values): Promise<number> {
    const id = await super.add(records, input);
    const [made] = await records.find(ConstituentRelationship, { id });
    const relationship_type_id =
      (await this.sentReciprocal(records, input)) ?? (await this.ownReciprocal(records, made.relationship_type_id));
    const credited = await this.isCredited(records, relationship_type_id);
    await records.insert(ConstituentRelationship, {
      relationship_type_id,
      constituent_id: made.related_constituent_id,
      related_constituent_id: made.constituent_id,
      description: input.reciprocal_description ?? null,
      auto_soft_credit: credited,
      also_acknowledge: credited,
      mirror_of: id,
    });
    return id;
  }

  override async change(records: Records, before: ConstituentRelationship, input: Values): Promise<void> {
    await super.change(records, before, input);
    const { id, mirror_of } = before;
    const [{ relationship_type_id, related_constituent_id }] = await records.find(ConstituentRelationship, { id });
    const isNewType = relationship_type_id !== before.relationship_type_id;
    const reciprocal =
      (await this.sentReciprocal(records, input)) ??
      (isNewType ? await this.ownReciprocal(records, relationship_type_id) : undefined);
    const mirror = await this.found(records, mirror_of === null ? { mirror_of: id } : { id: mirror_of });
    if (!mirror) return;
    await records.update(ConstituentRelationship, mirror, {
      relationship_type_id: reciprocal,
      constituent_id: related_constituent_id,
      description: input.reciprocal_description,
    });
  }

  /** The one that was made first takes the other along. */
  override async remove(records: Records, relationship: ConstituentRelationship): Promise<void> {
    const { mirror_of } = relationship;
    const first = mirror_of === null ? relationship : await this.found(records, { id: mirror_of });
    if (first) await super.remove(records, first);
  }

  /** The other constituent must exist and be another one; the flags of a new one are what its type says (choice). */
  protected override async prepare(records: Records, values: Values, before?: ConstituentRelationship) {
    const { constituent_id, related_constituent_id, relationship_type_id } = { ...before, ...values };
    if (!related_constituent_id) throw new NotSaved("related_constituent_id can't be blank");
    if (related_constituent_id === constituent_id) {
      throw new NotSaved(`related_constituent_id ${related_constituent_id} must be another constituent`);
    }
    if (before) return values;
    if (!(await records.lock(Constituent, related_constituent_id))) {
      throw new NotSaved(`related_constituent_id ${related_constituent_id} not found`);
    }
    const credited = await this.isCredited(records, relationship_type_id!);
    return { auto_soft_credit: credited, also_acknowledge: credited, ...values };
  }

  protected override async lockParents(records: Records, parents: ParentIds, body: SentBody<Values>): Promise<void> {
    await lockConstituents(records, [parents.constituent_id, body.unchecked.related_constituent_id]);
    await super.lockParents(records, parents, body);
  }

  protected override async lockAndFind(records: Records, id: number, body?: SentBody<Values>) {
    const [known] = await records.find(ConstituentRelationship, { id });
    const other = body?.unchecked.related_constituent_id;
    if (known) await lockConstituents(records, [known.constituent_id, known.related_constituent_id, other]);
    return super.lockAndFind(records, id, body);
  }

  /** The other one of two; another unit of work may just have deleted it, and this one with it. */
  private async found(records: Records, where: { id: number } | { mirror_of: number }) {
    const [found] = await records.find(ConstituentRelationship, where);
    return found as ConstituentRelationship | undefined;
  }

  /** The type of the other side that the body names. */
  private async sentReciprocal(records: Records, { reciprocal_id, rec_name }: Values): Promise<number | null> {
    const resolved = await resolveReferences(records, Reciprocal, { reciprocal_id, rec_name }, true);
    return resolved.reciprocal_id ?? null;
  }

  /** What a type is from the other side: its reciprocal, or the same. */
  private async ownReciprocal(records: Records, id: number): Promise<number> {
    return (await this.typeOf(records, id)).reciprocal_id ?? id;
  }

  private async isCredited(records: Records, id: number): Promise<boolean> {
    return Boolean((await this.typeOf(records, id)).auto_soft_credit);
  }

  private async typeOf(records: Records, id: number): Promise<RelationshipType> {
    const [type] = await records.find(RelationshipType, { id });
    return type;
  }
}
