/** JSON Schema in words that a person reads: close to the notation of TypeScript, with units and formats kept. */
export type JsonSchema = {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema | false;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  default?: unknown;
};

const whole = { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER };

/** A type on one line when it is simple, an indented block with remarks when it is an object. */
export function typeOf(schema: JsonSchema | undefined, indent = ''): string {
  if (!schema || Object.keys(schema).length === 0) return 'any';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map((each) => typeOf(each, indent)))].join(' | ');
  if (schema.allOf) return schema.allOf.map((each) => typeOf(each, indent)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  if (schema.type === 'array') return listOf(schema, indent);
  if (schema.type === 'object' || schema.properties) return objectOf(schema, indent);
  return schema.format ?? schema.type ?? 'any';
}

function listOf({ items }: JsonSchema, indent: string): string {
  const item = typeOf(items || undefined, indent);
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const remark = remarkOf(schema);
    return `${inner}${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema, inner)}${remark && `  // ${remark}`}`;
  });
  if (typeof additionalProperties === 'object') lines.push(`${inner}[name]: ${typeOf(additionalProperties, inner)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

/** What the type alone does not say: the description, the default and the bounds. */
export function remarkOf(schema: JsonSchema): string {
  const { description, maxLength, minimum = whole.least, maximum = whole.most, maxItems } = schema;
  const parts = [
    description,
    maxLength !== undefined ? `at most ${maxLength} characters` : undefined,
    maxItems !== undefined ? `at most ${maxItems}` : undefined,
    boundsOf(minimum, maximum),
    schema.default !== undefined ? `default ${JSON.stringify(schema.default)}` : undefined,
  ];
  return parts.filter(Boolean).join('; ');
}

function boundsOf(minimum: number, maximum: number): string | undefined {
  const from = minimum > whole.least;
  const to = maximum < whole.most;
  if (from && to) return `${minimum} to ${maximum}`;
  if (from) return `from ${minimum}`;
  return to ? `up to ${maximum}` : undefined;
}
