-- What wants a person's eye is looked for at each change of the fleet: ids that several machines use are few.
create index machine_suspect on machine (last_turn);
