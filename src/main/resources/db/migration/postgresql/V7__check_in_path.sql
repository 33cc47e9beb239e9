-- What these refer to is never deleted: products, releases and rollouts only end. Each check would lock the one row that
-- all check-ins refer to, once for each of them. The group of a machine keeps its key: groups do go.
alter table machine_grant drop constraint machine_grant_release_id_fkey;
alter table machine_grant drop constraint machine_grant_rollout_id_fkey;
alter table rollout_evidence drop constraint rollout_evidence_rollout_id_fkey;
alter table rollout_tally drop constraint rollout_tally_rollout_id_fkey;
alter table machine drop constraint machine_product_id_fkey;
-- Who waits for its reboot, by rollout and stage: a stage's minimum is asked for with every outcome.
create index machine_grant_waiting on machine_grant (rollout_id, stage) where ended_at is null and progress = 4;
