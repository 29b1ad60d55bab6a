-- Rules as versions: whoever wrote a draft is not the one who puts it in force, unless the vendor says so.

ALTER TABLE vendors ADD COLUMN rules_four_eyes boolean NOT NULL DEFAULT true;
-- Who changed the document last; with `created_by` the author of the text as it stands.
ALTER TABLE rule_versions ADD COLUMN edited_by uuid;
