-- The machine list by cells (docs/decisions/0015): one index instead of two, and one that tells versions apart.
drop index machine_group_health;
drop index machine_version;
create index machine_cell on machine (group_id, version, health, progress, id, product_id);
