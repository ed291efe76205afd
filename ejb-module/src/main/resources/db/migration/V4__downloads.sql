-- Downloads: one content to one subscriber. due_at null: held by its campaign. What is waiting, running or over is found by
-- (state, priority, due_at), card and deadline.

create sequence download_seq start with 1 increment by 50;
create sequence download_event_seq start with 1 increment by 50;

create table download (
  id bigint not null primary key,
  card_id bigint,
  msisdn varchar(15) not null,
  content_id bigint not null,
  campaign_id bigint,
  policy_id bigint,
  priority integer not null,
  route varchar(6) not null,
  route_reason varchar(400),
  state varchar(16) not null,
  reason varchar(400),
  attempts integer default 0 not null,
  fruitless integer default 0 not null,
  repairs integer default 0 not null,
  notice boolean default false not null,
  packets integer default 0 not null,
  next_packet integer default 0 not null,
  next_command integer default 0 not null,
  octets_sent bigint default 0 not null,
  packet bytea,
  packet_counter bigint,
  packet_spi varchar(4),
  packet_commands integer default 0 not null,
  packet_sends integer default 0 not null,
  channel_id varchar(80),
  channel_sdu integer,
  requested_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone,
  begun_at timestamp(6) with time zone,
  limit_at timestamp(6) with time zone,
  answer_at timestamp(6) with time zone,
  decided_at timestamp(6) with time zone,
  deadline_at timestamp(6) with time zone,
  constraint download_card foreign key (card_id) references card (id),
  constraint download_content foreign key (content_id) references content (id),
  constraint download_policy foreign key (policy_id) references routing_policy (id)
);
create index download_waiting on download (state, priority, due_at);
create index download_due on download (deadline_at);
create index download_by_card on download (card_id, state);
create index download_by_msisdn on download (msisdn, id);
create index download_by_state on download (state, id);
create index download_by_campaign on download (campaign_id, state, id);

create table download_event (
  id bigint not null primary key,
  download_id bigint not null,
  happened_at timestamp(6) with time zone not null,
  event varchar(40) not null,
  detail varchar(400),
  constraint download_event_download foreign key (download_id) references download (id)
);
create index download_event_by_download on download_event (download_id, id);

-- What is followed from the outbox to its final receipt: pushes, packets with data of a content, notices. Only a push has a
-- token and a transport, and a notice is no packet.
alter table bip_push add column kind varchar(8) default 'PUSH' not null;
alter table bip_push add column download_id bigint;
alter table bip_push add constraint bip_push_download foreign key (download_id) references download (id);
alter table bip_push alter column token drop not null;
alter table bip_push alter column transport drop not null;
alter table bip_push alter column tar drop not null;
alter table bip_push alter column spi drop not null;
create index bip_push_by_download on bip_push (download_id, id);
