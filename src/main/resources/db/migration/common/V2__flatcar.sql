-- What every first start finds: Flatcar, its channels, and one group per channel whose track machines ask for.
-- The ids are name-based (UUID v5 of the appid), so they are the same in every installation.
insert into product (id, name, description, created_at) values
  ('e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'Flatcar', 'Flatcar Container Linux', current_timestamp);

insert into channel (id, product_id, name, arch, nightly, release_id, created_at, revision) values
  ('0b6c443f-749f-571b-aaca-ab38f98002d2', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'alpha', 'amd64', false, null, current_timestamp, 0),
  ('487b5ec5-d7b0-5765-9450-7777a09067c4', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'alpha', 'arm64', false, null, current_timestamp, 0),
  ('3b610871-c824-528f-b490-843723906231', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'beta', 'amd64', false, null, current_timestamp, 0),
  ('6be8a95c-2944-5e71-99f8-910388c87695', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'beta', 'arm64', false, null, current_timestamp, 0),
  ('81a1a066-a897-5acd-9c0a-ea2c93bfe2ae', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'stable', 'amd64', false, null, current_timestamp, 0),
  ('9f005ec1-001f-5b06-a33f-5bcd8b493bb1', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'stable', 'arm64', false, null, current_timestamp, 0),
  ('b327ff50-0c79-5e39-85f8-3165cac4f687', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'lts', 'amd64', false, null, current_timestamp, 0),
  ('bfea6f44-858b-5844-b06f-a14b1e7bb8ce', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'lts', 'arm64', false, null, current_timestamp, 0),
  ('ca52ba52-a975-545f-b420-bd9135469b98', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'edge', 'amd64', false, null, current_timestamp, 0),
  ('323f7ecb-f66c-5c49-9162-9d1dcc86971c', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'edge', 'arm64', false, null, current_timestamp, 0);

-- Machines that no group takes.
insert into machine_group (id, product_id, name, track, channel_id, updates_enabled, plan, silent_after_seconds, unassigned, created_at, revision) values
  ('14556b43-7b42-5259-ad67-2a8697022bf5', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'unassigned', null, null, false,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, true, current_timestamp, 0);

insert into machine_group (id, product_id, name, track, channel_id, updates_enabled, plan, silent_after_seconds, unassigned, created_at, revision) values
  ('e214e734-63b4-5d19-9d86-526c4ff99781', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'alpha', 'alpha', '0b6c443f-749f-571b-aaca-ab38f98002d2', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('86f79285-665d-5ff2-ba5c-6629ad7de7b7', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'alpha-arm64', 'alpha', '487b5ec5-d7b0-5765-9450-7777a09067c4', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('490cea59-5b65-5a7c-bee1-c9b230747b9f', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'beta', 'beta', '3b610871-c824-528f-b490-843723906231', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('34212b2e-4d63-578b-9b84-28cd8c7ec776', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'beta-arm64', 'beta', '6be8a95c-2944-5e71-99f8-910388c87695', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('263f2dac-7520-576f-aa32-730cffeb7947', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'stable', 'stable', '81a1a066-a897-5acd-9c0a-ea2c93bfe2ae', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('745d0317-5ee9-553b-9c72-f14787073fa8', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'stable-arm64', 'stable', '9f005ec1-001f-5b06-a33f-5bcd8b493bb1', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('2a2b84ab-ad34-5bbd-9a1b-891d36927831', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'lts', 'lts', 'b327ff50-0c79-5e39-85f8-3165cac4f687', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('e7a850bf-6e38-502f-967b-23286845b459', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'lts-arm64', 'lts', 'bfea6f44-858b-5844-b06f-a14b1e7bb8ce', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('a5533c7b-980d-50ed-99ee-bab010ee7add', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'edge', 'edge', 'ca52ba52-a975-545f-b420-bd9135469b98', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0),
  ('345d39d1-28f6-5979-942a-1b908761ba49', 'e96281a6-d1af-4bde-9a0a-97b76e56dc57', 'edge-arm64', 'edge', '323f7ecb-f66c-5c49-9162-9d1dcc86971c', true,
   '{"stages":[{"percent":1,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":10,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":50,"soak":"PT24H","maxFailurePercent":2,"advance":"auto","minMachines":1},{"percent":100,"soak":"PT0S","maxFailurePercent":2,"advance":"auto","minMachines":1}],"maxInFlight":null,"maxPerPeriod":null,"period":"PT1H","updateTimeout":"PT3H","rebootTimeout":null,"maxAttempts":3,"retryWait":"PT1H","start":"auto","fourEyes":false}',
   43200, false, current_timestamp, 0);
