-- Machine ids are compared in the order of their characters everywhere, else no index serves a comparison of two of them.
alter table rollout_evidence alter column machine_id type varchar(64) collate "C";
