-- The audit trail is a chain: one job numbers what was committed, and hashes each entry over what it says and over the
-- one before (docs/decisions/0023). An entry that waits to be sealed has no place in the chain yet.
alter table audit_entry add column chain_position bigint;
alter table audit_entry add column content_hash varchar(64);
alter table audit_entry add column chain_hash varchar(64);
create unique index audit_chain_position on audit_entry (chain_position);

-- Where the chain ends. Whoever seals holds this row.
create table audit_head (
  id integer not null primary key check (id = 1),
  chain_position bigint not null,
  chain_hash varchar(64) not null,
  sealed_at timestamp(6) with time zone
);
insert into audit_head (id, chain_position, chain_hash, sealed_at)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', null);

-- What the hash was at some places of the chain; they stay when the entries go. Up to one that is cleared, old entries were
-- removed, and the chain goes on from it.
create table audit_checkpoint (
  chain_position bigint not null,
  cleared boolean not null,
  chain_hash varchar(64) not null,
  made_at timestamp(6) with time zone not null,
  primary key (chain_position, cleared)
);
