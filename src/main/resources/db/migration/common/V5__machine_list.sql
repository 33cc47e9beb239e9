-- The machine list by cells (docs/decisions/0015): one index instead of two, and one that tells versions apart.
drop index machine_group_health;
drop index machine_version;
create index machine_cell on machine (group_id, version, health, progress, id, product_id);

-- How many of a stage have finished, and how many wait for their reboot: looked at with every outcome, and counted only as
-- far as it matters.
create index rollout_evidence_stage on rollout_evidence (rollout_id, stage, counts, machine_id);
drop index machine_grant_rollout;
create index machine_grant_rollout on machine_grant (rollout_id, outcome, progress, stage, machine_id);
