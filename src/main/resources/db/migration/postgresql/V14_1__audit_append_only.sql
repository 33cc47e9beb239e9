-- What waits to be sealed is found at once, in the order in which it was written.
create index audit_unsealed on audit_entry (id) where chain_position is null;

-- An entry gets its place in the chain once, and is never changed otherwise. It goes only when a checkpoint keeps its place.
create function audit_entry_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.chain_position is null
      and (new.id, new.happened_at, new.actor, new.origin, new.action, new.object_type, new.object_id, new.before_state,
           new.after_state, new.reason)
        is not distinct from
          (old.id, old.happened_at, old.actor, old.origin, old.action, old.object_type, old.object_id, old.before_state,
           old.after_state, old.reason) then
    return new;
  end if;
  if tg_op = 'DELETE' and exists (
      select 1 from audit_checkpoint where cleared and chain_position >= old.chain_position) then
    return old;
  end if;
  raise exception 'entries of the audit trail are not changed and not removed';
end $$;
create trigger audit_entry_stands before update or delete on audit_entry
  for each row execute function audit_entry_stands();

create function audit_stands() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only added to';
end $$;
create trigger audit_entry_stays before truncate on audit_entry
  for each statement execute function audit_stands();
create trigger audit_checkpoint_stands before update or delete on audit_checkpoint
  for each row execute function audit_stands();
create trigger audit_checkpoint_stays before truncate on audit_checkpoint
  for each statement execute function audit_stands();
