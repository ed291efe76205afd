-- What the console asks for beyond the API: handset models by name, searches by IMEI, figures by the hour, and dead letters
-- that can be processed again.

create table handset_model (
  tac varchar(8) not null primary key,
  manufacturer varchar(80) not null,
  model varchar(120) not null,
  imported_at timestamp(6) with time zone not null
);

-- Of each hour of UTC: checks decided within it by state (CHECKS), and subscribers by state as they were last seen in it
-- (SUBSCRIBERS).
create table hourly_figure (
  hour_at timestamp(6) with time zone not null,
  figure varchar(16) not null,
  state varchar(16) not null,
  number bigint not null,
  constraint hourly_figure_pk primary key (hour_at, figure, state)
);

create index terminal_capability_imei on terminal_capability (imei);
create index capability_check_decided on capability_check (decided_at);
create index capability_check_by_tac on capability_check (tac, id);

-- The rest of a message that failed, null where it became a dead letter before it was kept.
alter table dead_letter add column destination varchar(21);
alter table dead_letter add column source_ton integer;
alter table dead_letter add column protocol_id integer;
alter table dead_letter add column sar_reference integer;
alter table dead_letter add column sar_total integer;
alter table dead_letter add column sar_sequence integer;
alter table dead_letter add column receipted_message_id varchar(65);
alter table dead_letter add column message_state integer;
alter table dead_letter alter column state set data type varchar(16);
