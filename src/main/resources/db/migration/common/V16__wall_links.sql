-- Links to status walls (docs/decisions/0027). Only the hash of a token is kept.
create table wall_link (
  id uuid not null primary key,
  name varchar(100) not null,
  token_hash varchar(64) not null,
  -- ids of groups and names of panels, parted by commas; group_ids is null for all, those to come included
  group_ids varchar(8000),
  panels varchar(400) not null,
  theme varchar(16) not null,
  rotate_seconds integer not null,
  show_names boolean not null,
  -- parted by blanks
  origins varchar(4000) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(100) not null,
  expires_at timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone,
  constraint wall_link_token unique (token_hash)
);

-- Who looks: each node writes for itself, and what is older than a minute counts no viewers.
create table wall_link_use (
  link_id uuid not null references wall_link (id),
  node uuid not null,
  viewers integer not null,
  used_at timestamp(6) with time zone not null,
  written_at timestamp(6) with time zone not null,
  primary key (link_id, node)
);
