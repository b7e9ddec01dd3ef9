// What the server says of itself: every operation of every OpenAPI document that its page at /docs lists.

/**
 * The operations, each with `method`, `path`, `parameters`, `keys` (the ways to send a key) and, where it takes one,
 * `body`, the schema of its JSON without references.
 * @throws Error when the page lists no document.
 */
export async function readOperations(url) {
  const read = async (path) => (await fetch(new URL(path, url))).text();
  const page = `${await read('/docs')}${await read('/docs/swagger-ui-init.js')}`;
  const addresses = new Set(page.match(/\/openapi\/[\w.-]+\.json/g));
  if (addresses.size === 0) throw new Error('The page at /docs lists no OpenAPI document.');
  const documents = await Promise.all([...addresses].map(async (address) => JSON.parse(await read(address))));
  return documents.flatMap(operationsOf);
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

function operationsOf(document) {
  const schemes = document.components?.securitySchemes ?? {};
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const { parameters = [], requestBody, security = document.security ?? [] } = item[method];
      const schema = requestBody?.content['application/json']?.schema;
      return {
        method: method.toUpperCase(),
        path,
        parameters: [...(item.parameters ?? []), ...parameters],
        keys: security.flatMap(Object.keys).map((name) => schemes[name]),
        body: schema && resolved(document, schema),
      };
    }),
  );
}

/** A schema with its references replaced by what they mean; one inside itself is left out. */
function resolved(document, schema, above = []) {
  const { $ref } = schema;
  if (above.includes($ref)) return {};
  const inside = $ref ? [...above, $ref] : above;
  const {
    allOf = [],
    properties,
    items,
    ...rest
  } = $ref ? document.components.schemas[$ref.split('/').at(-1)] : schema;
  const within = (part) => resolved(document, part, inside);
  return Object.assign(
    {},
    ...allOf.map(within),
    rest,
    properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, within(each)])),
    },
    items && { items: within(items) },
  );
}

/** A value that a schema allows, its example where it has one. `keys` are those of an object that it is to have. */
export function exampleOf(schema, keys = Object.keys(schema.properties ?? {})) {
  const { example, default: fallback, enum: choices, type, format, properties, items } = schema;
  if (properties) return Object.fromEntries(keys.map((key) => [key, exampleOf(properties[key])]));
  const given = example ?? fallback ?? choices?.[0];
  if (given !== undefined) return given;
  switch ([type].flat()[0]) {
    case 'object':
      return {};
    case 'array':
      return [exampleOf(items ?? {})];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return { date: '2025-06-03', 'date-time': '2025-06-03T10:00:00Z' }[format] ?? 'text';
  }
}
