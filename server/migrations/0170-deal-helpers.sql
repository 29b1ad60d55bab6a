-- Who of the vendor helps with a deal, and special prices among what a partner may ask for.
ALTER TABLE deal_resources ADD COLUMN helper_id uuid;
ALTER TABLE deal_resources ADD COLUMN helper_name text;
-- The checks of what is there look at the rows of all vendors.
ALTER TABLE deal_resources NO FORCE ROW LEVEL SECURITY;
ALTER TABLE people NO FORCE ROW LEVEL SECURITY;
ALTER TABLE deal_resources ADD CONSTRAINT deal_resources_helper
  FOREIGN KEY (vendor_id, helper_id) REFERENCES people (vendor_id, id);
ALTER TABLE deal_resources ADD CONSTRAINT deal_resources_helped
  CHECK (helper_id IS NULL OR state = 'granted');
-- Deals that somebody without the whole book may enter, because he helps there.
CREATE INDEX deal_resources_by_helper ON deal_resources (vendor_id, helper_id, registration_id) WHERE helper_id IS NOT NULL;
ALTER TABLE deal_resources DROP CONSTRAINT deal_resources_kind_check;
ALTER TABLE deal_resources ADD CONSTRAINT deal_resources_kind_check
  CHECK (kind IN ('presales', 'demo_stand', 'licences', 'specialist', 'marketing_fund', 'visit', 'special_price'));
ALTER TABLE deal_resources FORCE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
