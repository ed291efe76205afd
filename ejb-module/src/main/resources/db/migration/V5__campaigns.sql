-- A campaign's targets are rows before they are downloads, so that a list of any length can come in parts and be prepared
-- in parts. Progress of the release is kept apart from who runs the job, since each is written by another.

create sequence campaign_seq start with 1 increment by 50;

create table campaign (
  id bigint not null primary key,
  name varchar(64) not null,
  content_id bigint not null,
  policy_id bigint not null,
  state varchar(16) not null,
  reason varchar(400),
  by_query boolean not null,
  query_capable boolean,
  query_tac varchar(8),
  query_state varchar(16),
  rate integer not null,
  pilot_percent integer not null,
  stop_at_failure_percent integer not null,
  partitions integer not null,
  targets bigint not null,
  releasable bigint not null,
  released bigint not null,
  released_through bigint not null,
  paced_at timestamp(6) with time zone,
  pilot_passed boolean not null,
  judged_ended bigint not null,
  judged_failed bigint not null,
  idempotency_key varchar(255),
  order_digest varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(64) not null,
  started_at timestamp(6) with time zone,
  prepared_at timestamp(6) with time zone,
  ended_at timestamp(6) with time zone,
  constraint campaign_idempotency_key unique (idempotency_key),
  constraint campaign_content foreign key (content_id) references content (id),
  constraint campaign_policy foreign key (policy_id) references routing_policy (id)
);
create index campaign_by_name on campaign (name, id);
create index campaign_by_state on campaign (state, id);

create table campaign_target (
  campaign_id bigint not null,
  ordinal bigint not null,
  msisdn varchar(15) not null,
  constraint campaign_target_pk primary key (campaign_id, ordinal),
  constraint campaign_target_once unique (campaign_id, msisdn),
  constraint campaign_target_campaign foreign key (campaign_id) references campaign (id)
);

create table campaign_run (
  campaign_id bigint not null primary key,
  instance_id bigint,
  execution_id bigint,
  node varchar(80),
  claim varchar(36),
  lease_until timestamp(6) with time zone,
  wake_at timestamp(6) with time zone,
  awaits_outcomes boolean not null,
  failures integer not null,
  constraint campaign_run_campaign foreign key (campaign_id) references campaign (id)
);

create table campaign_outcome (
  campaign_id bigint not null,
  route varchar(8) not null,
  state varchar(16) not null,
  downloads bigint not null,
  constraint campaign_outcome_pk primary key (campaign_id, route, state),
  constraint campaign_outcome_campaign foreign key (campaign_id) references campaign (id)
);

-- No target twice: whatever a job does after a crash, the database takes a second download for a target for a fault.
alter table download add constraint download_once_in_campaign unique (campaign_id, msisdn);
alter table download add constraint download_campaign foreign key (campaign_id) references campaign (id);
