import { randomUUID } from 'node:crypto';

/** Gives the template databases of this run a name (`test/support/database.ts`), by which they are removed after it. */
export default function nameTemplates() {
  process.env.TEST_TEMPLATES = `glowworm_template_${randomUUID().replaceAll('-', '')}`;
}
