-- What PostgreSQL needs for a list of a million machines (docs/decisions/0015). Every index on machine is written at every
-- change of a machine but that of its last-seen time, so there are three, and some over the few rows that they concern.

-- Names and versions sort in the order of their characters, like ids.
alter table machine alter column version type varchar(512) collate "C";
alter table machine alter column alias type varchar(200) collate "C";
alter table machine alter column told_alias type varchar(512) collate "C";

drop index machine_health;
create index machine_name on machine (group_id, health, (coalesce(alias, told_alias, '')), id, product_id);

drop index machine_hold_until;
drop index machine_pin_until;
create index machine_hold_until on machine (hold_until) where hold_until is not null;
create index machine_pin_until on machine (pin_until) where pin_until is not null;
create index machine_assigned on machine (assigned_group_id) where assigned_group_id is not null;

-- What machines are searched by, apart from the machines: those change with every step of an update, their names hardly
-- ever. Written behind the check-ins from what a trigger notes; a search looks at what is noted and not yet written too.
create table machine_text (
  id varchar(64) collate "C" not null,
  product_id uuid not null,
  group_id uuid not null,
  name varchar(512) collate "C" not null,
  content text not null,
  labels varchar(4000) not null,
  primary key (id, product_id)
);
create table machine_text_todo (
  seq bigint generated always as identity primary key,
  id varchar(64) collate "C" not null,
  product_id uuid not null
);
insert into machine_text (id, product_id, group_id, name, content, labels)
  select id, product_id, group_id, coalesce(alias, told_alias, ''),
    lower(id || E'\n' || coalesce(alias, told_alias, '') || E'\n' || address), labels from machine;
create index machine_text_name on machine_text (group_id, name, id, product_id);
create index machine_text_labels on machine_text using gin (string_to_array(labels, E'\n')) where labels <> '';

-- pg_trgm is a trusted extension: whoever owns the database may create it. Where that is refused, a search reads all texts.
do $$
begin
  create extension if not exists pg_trgm;
  create index machine_text_content on machine_text using gin (content gin_trgm_ops) with (gin_pending_list_limit = 4096);
exception
  when insufficient_privilege or undefined_file or undefined_object or feature_not_supported then
    raise notice 'no pg_trgm: machines are searched without an index';
end
$$;

create function machine_text_added() returns trigger language plpgsql as $$
begin
  insert into machine_text_todo (id, product_id) select id, product_id from added;
  return null;
end
$$;
create function machine_text_changed() returns trigger language plpgsql as $$
begin
  insert into machine_text_todo (id, product_id) values (new.id, new.product_id);
  return null;
end
$$;
create function machine_text_gone() returns trigger language plpgsql as $$
begin
  delete from machine_text t using gone where t.id = gone.id and t.product_id = gone.product_id;
  return null;
end
$$;
create trigger machine_text_added after insert on machine
  referencing new table as added for each statement execute function machine_text_added();
create trigger machine_text_changed after update of alias, told_alias, address, labels, group_id on machine
  for each row when (old.address <> new.address or old.labels <> new.labels or old.group_id <> new.group_id
    or coalesce(old.alias, old.told_alias, '') <> coalesce(new.alias, new.told_alias, ''))
  execute function machine_text_changed();
create trigger machine_text_gone after delete on machine
  referencing old table as gone for each statement execute function machine_text_gone();

-- Of a million grants only those that are open are looked for otherwise than by their machine. The indexes that serve that
-- hold nothing else, so a grant that ends writes two, not six.
alter table machine_grant drop constraint machine_grant_open;
create unique index machine_grant_open on machine_grant (open_key) where open_key is not null;
drop index machine_grant_group;
drop index machine_grant_rollout;
drop index machine_grant_deadline;
create index machine_grant_deadline on machine_grant (deadline) where outcome = 0;
create index machine_grant_step on machine_grant (progress, rollout_id, stage, machine_id) where outcome = 0;
