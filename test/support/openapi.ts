/** The parts of an OpenAPI document that the tests read. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The schema of a request's or an answer's JSON, where there is one. */
export function schemaOf(document: OpenApi, content: Content | undefined): Schema | undefined {
  const schema = content?.content?.['application/json']?.schema;
  return schema && resolved(document, schema);
}

/** Where an answer is not what its schema says: keys, their order, types, formats. Nothing when a client may rely on it. */
export function differences(document: OpenApi, schema: Schema, value: unknown, at = 'answer'): string[] {
  const { type = 'nothing', format, nullable, items, oneOf, properties, required = [] } = resolved(document, schema);
  if (oneOf) {
    const fits = oneOf.some((one) => differences(document, one, value, at).length === 0);
    return fits ? [] : [`${at} is ${typeof value} where ${oneOf.map((one) => one.type).join(' or ')} is documented`];
  }
  if (value === null) return nullable ? [] : [`${at} is null`];
  if (type === 'array' && Array.isArray(value)) {
    return value.flatMap((item, index) => differences(document, items ?? {}, item, `${at}[${index}]`));
  }
  if (type === 'object' && typeof value === 'object' && !Array.isArray(value)) {
    const fields = Object.entries(properties ?? {}).filter(([key]) => required.includes(key) || key in value);
    const [keys, wanted] = [Object.keys(value).join(), fields.map(([key]) => key).join()];
    if (keys !== wanted) return [`${at} has ${keys} where ${wanted} is documented`];
    return fields.flatMap(([key, field]) =>
      differences(document, field, (value as Record<string, unknown>)[key], `${at}.${key}`),
    );
  }
  const really = Number.isInteger(value) ? 'integer' : typeof value;
  // A whole number is a number, too; the other way round it is not.
  if (really !== type && !(really === 'integer' && type === 'number'))
    return [`${at} is ${really} where ${type} is documented`];
  return format && !FORMATS[format]?.test(String(value)) ? [`${at} is no ${format}: ${String(value)}`] : [];
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  uri: /^http:\/\/\S+$/,
};

function resolved({ components }: OpenApi, schema: Schema): Schema {
  // Beside a $ref nothing else counts, so that one which is to say more stands in an allOf of its own.
  const { $ref } = schema.allOf?.[0] ?? schema;
  return $ref ? components.schemas[$ref.split('/').at(-1)!] : schema;
}
