-- The audit trail is read on a screen: of one person, of one kind of deed; newest first, which the ids are in the order of.

CREATE INDEX audit_events_by_person ON audit_events (vendor_id, person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX audit_events_by_operation ON audit_events (vendor_id, operation, id);
