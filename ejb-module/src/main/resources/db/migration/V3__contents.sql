-- Contents and the policies by which they are routed. Rows of content never change but for is_current: a changed content is
-- a new version, so that a download keeps the one it was asked for.

create sequence content_seq start with 1 increment by 50;
create sequence routing_policy_seq start with 1 increment by 50;

create table content (
  id bigint not null primary key,
  name varchar(32) not null,
  version integer not null,
  is_current boolean not null,
  tar varchar(6) not null,
  kind varchar(8) not null,
  octets integer not null,
  sms_segments integer not null,
  bip_packets integer not null,
  script bytea not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(64) not null,
  constraint content_version unique (name, version)
);
create index content_current on content (is_current, name);

create table routing_policy (
  id bigint not null primary key,
  sms_threshold integer not null,
  push_attempts integer not null,
  fallback_to_sms boolean not null,
  window_from varchar(18),
  window_to varchar(18),
  zone varchar(64)
);
