-- Keyset paging compares keys in the order of their characters, as H2 does, and never in that of a language.
alter table enrolment_request alter column machine_id type varchar(64) collate "C";
