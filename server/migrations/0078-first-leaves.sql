-- First leaves of registrations by time: the public count of never-opened ones is read from the index alone.

CREATE INDEX log_leaves_first ON log_leaves (vendor_id, at) INCLUDE (registration_id, type) WHERE type IN ('registered', 'imported');
