-- Ids and versions are compared in the order of their characters, as everywhere.
alter table machine_archive alter column id type varchar(64) collate "C";
alter table machine_tally alter column version type varchar(512) collate "C";
alter table machine_tally_change alter column version type varchar(512) collate "C";
alter table tally_version alter column version type varchar(512) collate "C";
alter table fleet_history alter column version type varchar(512) collate "C";
-- Rows of these come and go by the second: they are cleaned up by their number, whatever part of the table that is.
alter table machine_tally_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
alter table machine_tally set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
