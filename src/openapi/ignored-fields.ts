import type { OpenAPIObject } from '@nestjs/swagger';

const constituent_id = { type: 'integer', description: 'Ignored: the path, or the record, says whose it is.' };
const appeal_id = { type: 'integer', description: 'Ignored: the path says which appeal it is.' };
const auto_sync_to_qbo = { type: 'boolean', description: 'Ignored: there is no QuickBooks here.' };

/**
 * Fields that LGL documents and that nothing follows from, by the schema of the body. Nothing reads them, so no class has
 * them; a client that is made from the document can send them all the same.
 */
const IGNORED: Readonly<Record<string, Readonly<Record<string, { type: string; description: string }>>>> = {
  SentVolunteerTime: { constituent_id },
  CreateAppealRequest: { appeal_id },
  CreateGift: { auto_sync_to_qbo },
  UpdateGift: { auto_sync_to_qbo },
};

export function addIgnoredFields({ components }: OpenAPIObject): void {
  for (const [name, fields] of Object.entries(IGNORED)) {
    const schema = components?.schemas?.[name];
    if (schema && 'properties' in schema) schema.properties = { ...schema.properties, ...fields };
  }
}
