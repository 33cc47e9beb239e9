-- Of a million machines few are like this, and these indexes hold no others. Nothing in them changes with a check-in that
-- changes nothing but when a machine was last seen, so such a check-in writes none of them.
drop index machine_suspect;
create index machine_suspect on machine (last_turn) where turns >= 3;
create index machine_failing on machine (last_error) where health = 0;
create index machine_silent on machine (group_id) where health = 2;
