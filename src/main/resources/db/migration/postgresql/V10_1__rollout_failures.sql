-- Failures of a rollout by cause, however many machines completed.
create index rollout_evidence_failed on rollout_evidence (rollout_id, outcome, error_code, machine_id)
  where outcome <> 'completed';
