-- Keyset paging compares keys in the order of their characters, as H2 does, and never in that of a language.
alter table machine alter column id type varchar(64) collate "C";
alter table machine alter column version_key type varchar(640) collate "C";
alter table machine_event alter column machine_id type varchar(64) collate "C";
alter table machine_grant alter column machine_id type varchar(64) collate "C";
alter table machine_grant alter column open_key type varchar(128) collate "C";
