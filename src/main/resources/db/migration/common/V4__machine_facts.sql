-- Grows with every write of a machine but that of its last-seen time. The check-in path reads without a lock: what it
-- writes holds only if this has not moved meanwhile.
alter table machine add column facts bigint default 0 not null;
