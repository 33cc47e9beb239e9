-- What people look through the audit trail by, each newest first (docs/decisions/0020).
create index audit_actor on audit_entry (actor, id);
create index audit_type on audit_entry (object_type, id);
create index audit_action on audit_entry (action, id);
create index audit_time on audit_entry (happened_at, id);
