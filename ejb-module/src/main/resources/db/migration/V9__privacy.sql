-- Audit records in a chain of hashes. They are written without a place in it, so that refused messages wait for nobody, and get
-- one soon after. A number is in the chain by a salted digest alone: without its salt a record says nothing of its subscriber,
-- and still verifies.

alter table audit_record add column role varchar(16);
alter table audit_record add column remote varchar(64);
alter table audit_record add column request varchar(200);
alter table audit_record add column chain_position bigint;
alter table audit_record add column previous_id bigint;
alter table audit_record add column subject_salt varchar(32);
alter table audit_record add column subject_digest varchar(64);
alter table audit_record add column chain_hash varchar(64);
create index audit_record_chain on audit_record (chain_position, id);
create index audit_record_by_kind on audit_record (kind, id);
create index audit_record_by_actor on audit_record (actor, id);

-- One row: the newest record of the chain, and the last one that retention removed from its beginning.
create table audit_chain (
  id integer not null primary key,
  head_position bigint not null,
  head_id bigint not null,
  head_hash varchar(64) not null,
  purged_position bigint not null,
  purged_id bigint not null,
  purged_hash varchar(64) not null
);
insert into audit_chain (id, head_position, head_id, head_hash, purged_position, purged_id, purged_hash) values (1, 0, 0,
  '0000000000000000000000000000000000000000000000000000000000000000', 0, 0,
  '0000000000000000000000000000000000000000000000000000000000000000');

-- The first pages of lists on tables of millions of rows: handset models without reading the rows, and one model's subscribers
-- in the order of their import.
create index terminal_capability_model on terminal_capability (tac, state, claims_open_channel);
create index terminal_capability_of_tac on terminal_capability (tac, card_id);

-- The daily removal of old records: one run a day, by the node that has the lease, and what it removed.
create table retention_run (
  run_day date not null primary key,
  node varchar(80) not null,
  execution_id bigint,
  lease_until timestamp(6) with time zone not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone
);
create table retention_count (
  run_day date not null,
  kind varchar(24) not null,
  removed bigint not null,
  constraint retention_count_pk primary key (run_day, kind),
  constraint retention_count_run foreign key (run_day) references retention_run (run_day) on delete cascade
);
