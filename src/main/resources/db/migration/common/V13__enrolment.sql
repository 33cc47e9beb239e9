-- How the machines of a product come in (docs/decisions/0025). A product without a row is open, with the limits of the
-- settings. All of it but the waiting machines is part of the configuration: it moves the epoch, and is read from memory.
create table enrolment (
  product_id uuid not null primary key references product (id),
  mode varchar(16) not null,
  -- until then machines that are known go on without a key
  grace_until timestamp(6) with time zone,
  -- new machine ids in ten minutes; null for what the settings say, 0 for no limit
  new_per_address integer,
  new_per_key integer,
  revision bigint not null
);

create table enrolment_key (
  id uuid not null primary key,
  product_id uuid not null references product (id),
  name varchar(100) not null,
  key_hash varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(100) not null,
  valid_until timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone,
  -- written at most once a minute, outside of the check-in
  last_used_at timestamp(6) with time zone,
  constraint enrolment_key_hash unique (key_hash)
);
create index enrolment_key_product on enrolment_key (product_id, created_at);

-- Machines that nobody knows and that asked to come in where somebody has to approve them. They are in no list, figure or
-- group; bounded in number, so that a flood of invented ids fills nothing.
create table enrolment_request (
  product_id uuid not null references product (id),
  machine_id varchar(64) not null,
  state varchar(16) not null,
  alias varchar(512),
  version varchar(512) not null,
  track varchar(512) not null,
  arch varchar(16) not null,
  oem varchar(512) not null,
  address varchar(64) not null,
  first_seen timestamp(6) with time zone not null,
  last_seen timestamp(6) with time zone not null,
  decided_at timestamp(6) with time zone,
  decided_by varchar(100),
  primary key (product_id, machine_id)
);
create index enrolment_request_state on enrolment_request (state, product_id, machine_id);
create index enrolment_request_seen on enrolment_request (state, last_seen);
