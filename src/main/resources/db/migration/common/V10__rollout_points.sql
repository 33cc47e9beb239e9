-- How far a rollout had come at moments of the past: one row for each minute in which its figures changed, later the last of
-- each hour, later the last of each day. Between two rows nothing changed.
create table rollout_point (
  rollout_id uuid not null references rollout (id),
  taken_at timestamp(6) with time zone not null,
  -- hours since 1970, to thin by
  in_hour bigint not null,
  -- of what it is the last that is kept: 0 a minute, 1 an hour, 2 a day
  span smallint not null,
  in_flight integer not null,
  completed integer not null,
  -- the evidence: machine ids with an outcome, and those of them that failed
  finished integer not null,
  failures integer not null,
  primary key (rollout_id, taken_at)
);
create index rollout_point_span on rollout_point (span, taken_at);
