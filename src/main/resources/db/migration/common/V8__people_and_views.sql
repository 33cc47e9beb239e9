-- What somebody likes, on whatever device they sign in: which columns a list has, and the like.
create table person_setting (
  person varchar(100) not null,
  name varchar(64) not null,
  content varchar(4000) not null,
  primary key (person, name)
);

-- Lists of machines that people come back to: what stands behind the question mark of their address, under a name.
create table saved_view (
  id uuid not null primary key,
  owner varchar(100) not null,
  name varchar(100) not null,
  address varchar(2000) not null,
  shared boolean not null,
  created_at timestamp(6) with time zone not null,
  revision bigint not null,
  constraint saved_view_name unique (owner, name)
);
