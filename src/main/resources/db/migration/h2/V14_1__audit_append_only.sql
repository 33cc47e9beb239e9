create trigger audit_entry_stands before update, delete on audit_entry
  for each row call 'dev.fairway.access.StandingEntries';
create trigger audit_checkpoint_stands before update, delete on audit_checkpoint
  for each row call 'dev.fairway.access.StandingEntries';
