/** Products: families (what protection covers) and the items sold within them. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';

export const productProblems = {
  'product.sku_taken': 409,
  'product_family.code_taken': 409,
  'product_family.not_found': 422,
} as const;

export const ProductFamily = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.object({ ru: z.string(), en: z.string() }),
  active: z.boolean(),
  products: z.number().int(),
});

export const Product = z.object({
  id: z.uuid(),
  family_id: z.uuid(),
  sku: z.string(),
  name: z.object({ ru: z.string(), en: z.string() }),
  billing: z.enum(['one_off', 'monthly']),
  list_price_minor: z.number().int().nullable(),
  currency: z.string(),
  active: z.boolean(),
});

const name = z.object({ ru: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });

export const listProductFamilies = operation('listProductFamilies', {
  kind: 'query',
  http: 'GET /v1/product-families',
  access: { permission: 'product.read' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(ProductFamily), nextCursor: z.null() }),
  problems: [],
  summary: 'Product families, in the vendor’s order',
});

export const saveProductFamily = operation('saveProductFamily', {
  kind: 'command',
  http: 'POST /v1/product-families',
  access: { permission: 'product.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new family'),
    code: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    name,
    active: z.boolean().default(true),
  }),
  output: ProductFamily,
  problems: ['product_family.code_taken'],
  summary: 'Adds or changes a product family',
});

export const listProducts = operation('listProducts', {
  kind: 'query',
  http: 'GET /v1/products',
  access: { permission: 'product.read' },
  input: z.strictObject({
    ...pageInput,
    family_id: z.uuid().optional(),
    q: z.string().trim().max(100).optional().describe('part of the SKU or the name'),
    active: z.enum(['true', 'false']).optional(),
  }),
  output: pageOf(Product),
  problems: [],
  summary: 'Products by SKU',
});

export const saveProduct = operation('saveProduct', {
  kind: 'command',
  http: 'POST /v1/products',
  access: { permission: 'product.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new product'),
    family_id: z.uuid(),
    sku: z.string().trim().min(1).max(60),
    name,
    billing: z.enum(['one_off', 'monthly']),
    list_price_minor: z.number().int().min(0).max(1e14).nullable(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    active: z.boolean().default(true),
  }),
  output: Product,
  problems: ['product.sku_taken', 'product_family.not_found'],
  summary: 'Adds or changes a product',
});
