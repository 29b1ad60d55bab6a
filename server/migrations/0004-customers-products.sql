-- Canonical end customers with identity keys, groups and match postings (closed to partners); products and families.

CREATE TABLE customer_groups (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  purchases_centrally boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX customer_groups_by_name ON customer_groups (vendor_id, name, id);

CREATE TABLE customers (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  legal_form text NOT NULL DEFAULT '',
  -- Name without legal form, quotes and case; what equal names are compared by.
  match_name text NOT NULL,
  country text NOT NULL DEFAULT 'RU',
  tax_id text,
  kpp text,
  ogrn text,
  region text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  industry text NOT NULL DEFAULT '',
  web_domain text,
  group_id uuid,
  -- true: each site (КПП) buys on its own, so the site is part of the protected scope.
  sites_buy_separately boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'merged', 'closed')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, group_id) REFERENCES customer_groups (vendor_id, id)
);
CREATE UNIQUE INDEX customers_one_per_tax_id ON customers (vendor_id, country, tax_id) WHERE tax_id IS NOT NULL AND status = 'active';
CREATE INDEX customers_by_domain ON customers (vendor_id, web_domain) WHERE web_domain IS NOT NULL;
CREATE INDEX customers_by_match_name ON customers (vendor_id, match_name);
CREATE INDEX customers_by_name ON customers (vendor_id, name, id);
CREATE INDEX customers_by_group ON customers (vendor_id, group_id);

CREATE TABLE customer_aliases (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  name text NOT NULL,
  match_name text NOT NULL,
  source text NOT NULL CHECK (source IN ('registration', 'verdict', 'manual')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id)
);
CREATE UNIQUE INDEX customer_aliases_once ON customer_aliases (vendor_id, customer_id, match_name);
CREATE INDEX customer_aliases_by_match_name ON customer_aliases (vendor_id, match_name);

-- Postings: which customers carry a name token. Equality look-ups only: the one kind of index that row security allows.
CREATE TABLE customer_tokens (
  vendor_id uuid NOT NULL,
  token text NOT NULL,
  customer_id uuid NOT NULL,
  PRIMARY KEY (vendor_id, token, customer_id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id)
);
CREATE INDEX customer_tokens_by_customer ON customer_tokens (vendor_id, customer_id);

-- A person's answer about two customers; asked once, used ever after. left_id < right_id.
CREATE TABLE customer_verdicts (
  vendor_id uuid NOT NULL,
  left_id uuid NOT NULL,
  right_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('same', 'group', 'different')),
  judged_by uuid NOT NULL,
  judged_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, left_id, right_id),
  CHECK (left_id < right_id)
);

CREATE TABLE product_families (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name_ru text NOT NULL,
  name_en text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (vendor_id, id)
);
CREATE UNIQUE INDEX product_families_by_code ON product_families (vendor_id, code);

CREATE TABLE products (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  sku text NOT NULL,
  name_ru text NOT NULL,
  name_en text NOT NULL,
  billing text NOT NULL CHECK (billing IN ('one_off', 'monthly')),
  list_price_minor bigint,
  currency text NOT NULL DEFAULT 'RUB',
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, family_id) REFERENCES product_families (vendor_id, id)
);
CREATE UNIQUE INDEX products_by_sku ON products (vendor_id, sku);
CREATE INDEX products_by_family ON products (vendor_id, family_id, sku);

GRANT SELECT, INSERT, UPDATE ON customer_groups, customers, customer_verdicts, product_families, products TO kanal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_aliases, customer_tokens TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_groups', 'customers', 'customer_aliases', 'customer_tokens', 'customer_verdicts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['product_families', 'products'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
