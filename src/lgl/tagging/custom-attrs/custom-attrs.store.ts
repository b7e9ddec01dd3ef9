import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { insideOf } from '../../resource/inside.js';
import { Attribute } from '../attributes/attribute.entity.js';
import type { AttributesOf } from './attribute-value.js';
import type { SentCustomAttr } from './custom-attrs.body.js';
import { readValue } from './read-value.js';

/**
 * Stores the attributes inside the body of a record, which must be locked: each value replaces the one before, and none
 * is ever removed (doc).
 * @throws NotSaved naming the place, such as `custom_attrs[1].key`.
 */
export async function storeCustomAttrs(
  records: Records,
  { itemType, value: type, column }: AttributesOf,
  id: number,
  sent: readonly SentCustomAttr[] | null | undefined,
): Promise<void> {
  for (const [index, entry] of (sent ?? []).entries()) {
    await insideOf(`custom_attrs[${index}]`, async () => {
      const attribute = await find(records, itemType, entry);
      if (typeof entry.value !== 'string') throw new NotSaved("value can't be blank");
      const values = readValue(attribute, entry.value);
      const [known] = await records.find(type, { [column]: id, attribute_id: attribute.id });
      if (known) await records.update(type, known, values);
      else await records.insert(type, { [column]: id, attribute_id: attribute.id, ...values });
    });
  }
}

async function find(records: Records, item_type: string, { id, key }: SentCustomAttr): Promise<Attribute> {
  if (!id && !key) throw new NotSaved("key can't be blank");
  const [found] = await records.find(Attribute, { item_type, ...(id ? { id } : { key: key! }) });
  if (found) return found;
  throw new NotSaved(id ? `id ${id} not found` : `key "${key}" not found`);
}
