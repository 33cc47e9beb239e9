-- A page keeps room for the new version of a row whose last-seen time alone changes: no index is touched then.
alter table machine set (fillfactor = 80);
