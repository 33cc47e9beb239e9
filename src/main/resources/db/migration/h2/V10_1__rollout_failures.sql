-- Failures of a rollout by cause. H2 knows no index over a part of a table.
create index rollout_evidence_failed on rollout_evidence (rollout_id, outcome, error_code, machine_id);
