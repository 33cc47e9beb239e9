-- The epoch of accounts, sessions and tokens: moved by every change of them, and the lock under which they are changed.
create table access_epoch (
  id smallint not null primary key,
  epoch bigint not null
);
insert into access_epoch (id, epoch) values (1, 1);

-- Patterns of group names that the role is limited to, with commas between; empty for all groups.
alter table account add column group_scope varchar(2000) default '' not null;
alter table account add column signed_in_at timestamp(6) with time zone;

-- A link by which somebody sets their password, once: an invitation or a reset. A newer one takes the place of the older.
create table account_link (
  account_id uuid not null primary key references account (id) on delete cascade,
  secret_hash varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(100) not null,
  expires_at timestamp(6) with time zone not null,
  constraint account_link_secret unique (secret_hash)
);

create table account_session (
  id uuid not null primary key,
  account_id uuid not null references account (id) on delete cascade,
  begun_at timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null,
  address varchar(100) not null,
  browser varchar(200) not null
);
create index account_session_account on account_session (account_id);

-- With an owner it is a personal token: it acts as its owner, and goes with the account.
alter table api_token add column group_scope varchar(2000) default '' not null;
alter table api_token add column owner_id uuid references account (id) on delete cascade;
alter table api_token add column last_used_at timestamp(6) with time zone;
