-- One dialect for PostgreSQL and H2. States are text. Ids come from sequences, so that lists are paged by id.

create sequence card_seq start with 1 increment by 50;
create sequence capability_check_seq start with 1 increment by 50;
create sequence check_event_seq start with 1 increment by 50;
create sequence bip_push_seq start with 1 increment by 50;
create sequence outbox_message_seq start with 1 increment by 50;
create sequence submitted_part_seq start with 1 increment by 50;
create sequence early_receipt_seq start with 1 increment by 50;
create sequence inbound_part_seq start with 1 increment by 50;
create sequence audit_record_seq start with 1 increment by 50;
create sequence dead_letter_seq start with 1 increment by 50;

create table card (
  id bigint not null primary key,
  iccid varchar(20) not null,
  msisdn varchar(15) not null,
  imsi varchar(15),
  kic integer not null,
  kic_key bytea not null,
  kid integer not null,
  kid_key bytea not null,
  push_tar varchar(6) not null,
  transport varchar(3),
  ciphering boolean not null,
  counter_out bigint not null,
  counter_in bigint not null,
  last_inbound_digest varchar(64),
  last_inbound_at timestamp(6) with time zone,
  imported_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  constraint card_iccid unique (iccid),
  constraint card_msisdn unique (msisdn)
);

create table terminal_capability (
  card_id bigint not null primary key,
  state varchar(16) not null,
  reason varchar(400),
  imei varchar(16),
  tac varchar(8),
  terminal_profile bytea,
  claims_open_channel boolean,
  claims_send_data boolean,
  claims_receive_data boolean,
  claims_close_channel boolean,
  claims_udp boolean,
  claims_tcp boolean,
  decided_at timestamp(6) with time zone,
  check_id bigint,
  latest_check_id bigint,
  updated_at timestamp(6) with time zone not null,
  constraint terminal_capability_card foreign key (card_id) references card (id)
);
create index terminal_capability_state on terminal_capability (state, card_id);
create index terminal_capability_tac on terminal_capability (tac, state, card_id);

create table capability_check (
  id bigint not null primary key,
  card_id bigint not null,
  msisdn varchar(15) not null,
  state varchar(16) not null,
  reason varchar(400),
  cause varchar(16) not null,
  imei varchar(16),
  tac varchar(8),
  attempts integer not null,
  repairs integer not null,
  superseded_by bigint,
  requested_at timestamp(6) with time zone not null,
  pushed_at timestamp(6) with time zone,
  delivered_at timestamp(6) with time zone,
  decided_at timestamp(6) with time zone,
  window_ends_at timestamp(6) with time zone,
  limit_at timestamp(6) with time zone not null,
  deadline_at timestamp(6) with time zone,
  constraint capability_check_card foreign key (card_id) references card (id)
);
create index capability_check_by_card on capability_check (card_id, id);
create index capability_check_by_msisdn on capability_check (msisdn, id);
create index capability_check_by_state on capability_check (state, id);
create index capability_check_due on capability_check (deadline_at);

create table check_event (
  id bigint not null primary key,
  check_id bigint not null,
  happened_at timestamp(6) with time zone not null,
  event varchar(40) not null,
  detail varchar(400),
  constraint check_event_check foreign key (check_id) references capability_check (id)
);
create index check_event_by_check on check_event (check_id, id);

create table bip_push (
  id bigint not null primary key,
  card_id bigint not null,
  check_id bigint,
  msisdn varchar(15) not null,
  state varchar(16) not null,
  attempt integer not null,
  token varchar(64) not null,
  transport varchar(3) not null,
  tar varchar(6) not null,
  spi varchar(4) not null,
  counter bigint not null,
  packet bytea not null,
  imei varchar(16),
  parts integer not null,
  submissions integer not null,
  created_at timestamp(6) with time zone not null,
  submitted_at timestamp(6) with time zone,
  receipt_at timestamp(6) with time zone,
  answered_at timestamp(6) with time zone,
  used_at timestamp(6) with time zone,
  voided_at timestamp(6) with time zone,
  channel_id varchar(80),
  constraint bip_push_token unique (token),
  constraint bip_push_card foreign key (card_id) references card (id),
  constraint bip_push_check foreign key (check_id) references capability_check (id)
);
create index bip_push_by_card on bip_push (card_id, id);
create index bip_push_by_check on bip_push (check_id, id);

create table outbox_message (
  id bigint not null primary key,
  card_id bigint not null,
  msisdn varchar(15) not null,
  kind varchar(16) not null,
  push_id bigint,
  priority integer not null,
  state varchar(8) not null,
  protocol_id integer not null,
  data_coding integer not null,
  payload bytea not null,
  reference integer not null,
  attempts integer not null,
  created_at timestamp(6) with time zone not null,
  next_attempt_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  claimed_by varchar(80),
  claimed_at timestamp(6) with time zone,
  last_error varchar(400),
  constraint outbox_message_card foreign key (card_id) references card (id),
  constraint outbox_message_push foreign key (push_id) references bip_push (id)
);
create index outbox_message_ready on outbox_message (state, priority, id);
create index outbox_message_by_card on outbox_message (card_id, id);
create index outbox_message_by_push on outbox_message (push_id);

create table submitted_part (
  id bigint not null primary key,
  card_id bigint not null,
  push_id bigint not null,
  part integer not null,
  message_id varchar(65) not null,
  message_key varchar(65) not null,
  submitted_at timestamp(6) with time zone not null,
  final_state varchar(16),
  final_at timestamp(6) with time zone,
  constraint submitted_part_push foreign key (push_id) references bip_push (id)
);
create index submitted_part_by_key on submitted_part (message_key);
create index submitted_part_by_push on submitted_part (push_id, part);
create index submitted_part_by_time on submitted_part (submitted_at);

create table early_receipt (
  id bigint not null primary key,
  card_id bigint not null,
  message_id varchar(65) not null,
  message_key varchar(65) not null,
  final_state varchar(16) not null,
  received_at timestamp(6) with time zone not null,
  constraint early_receipt_card foreign key (card_id) references card (id)
);
create index early_receipt_by_card on early_receipt (card_id);
create index early_receipt_by_time on early_receipt (received_at);

create table inbound_part (
  id bigint not null primary key,
  card_id bigint not null,
  kind varchar(8) not null,
  reference integer not null,
  total integer not null,
  sequence_number integer not null,
  content bytea not null,
  received_at timestamp(6) with time zone not null,
  constraint inbound_part_once unique (card_id, kind, reference, total, sequence_number),
  constraint inbound_part_card foreign key (card_id) references card (id)
);
create index inbound_part_by_time on inbound_part (received_at);

create table audit_record (
  id bigint not null primary key,
  happened_at timestamp(6) with time zone not null,
  kind varchar(40) not null,
  msisdn varchar(21),
  actor varchar(64),
  link varchar(80),
  reason varchar(400) not null
);
create index audit_record_by_msisdn on audit_record (msisdn, id);
create index audit_record_by_time on audit_record (happened_at);

create table dead_letter (
  id bigint not null primary key,
  fingerprint varchar(64) not null,
  state varchar(8) not null,
  msisdn varchar(21),
  link varchar(80) not null,
  esm_class integer not null,
  data_coding integer not null,
  content bytea not null,
  failures integer not null,
  reason varchar(400) not null,
  first_at timestamp(6) with time zone not null,
  last_at timestamp(6) with time zone not null,
  constraint dead_letter_fingerprint unique (fingerprint)
);
create index dead_letter_by_state on dead_letter (state, id);

create table operator_account (
  name varchar(64) not null primary key,
  password_hash varchar(400) not null,
  role varchar(8) not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);
