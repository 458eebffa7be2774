-- Staff: who may do what, who is signed in, what was done. Portable like V1: text ids, milliseconds since 1970.

create table staff_member (
    id text primary key,
    -- what is typed to sign in, in small letters
    name text not null unique,
    display text not null,
    -- the office (部门) whose entries are theirs; 全部 for every one
    office text not null,
    -- editor, reviewer, admin, auditor
    role text not null,
    disabled boolean not null,
    -- how it was hashed stands in front of it
    password text not null,
    password_set_at bigint not null,
    -- a password somebody else has seen: good until then and for one thing, choosing another; 0 when it is one's own
    once_until bigint not null,
    failures integer not null,
    -- 0 when not
    locked_until bigint not null,
    -- second factor: the secret, encrypted, and the last half minute whose code was used; null when there is none
    second_factor text,
    second_factor_step bigint,
    last_login_at bigint,
    made_at bigint not null
);

-- Passwords of before, so that none comes back too soon.
create table staff_password (
    id text primary key,
    member text not null references staff_member (id),
    password text not null,
    set_at bigint not null
);

create index staff_password_member on staff_password (member, id);

create table staff_session (
    -- digest of what the browser's cookie says: who reads this table can sign in as nobody
    id text primary key,
    member text not null references staff_member (id),
    address text not null,
    began_at bigint not null,
    seen_at bigint not null,
    -- whether a code was given, too
    second_factor boolean not null
);

create index staff_session_member on staff_session (member);

-- Attempts to sign in, by where they come from: the more of them fail, the longer the next one waits.
create table staff_attempt (
    address text primary key,
    failures integer not null,
    last_at bigint not null
);

-- 操作日志: only ever added to; each row's hash covers the hash before it.
create table audit (
    number bigint primary key,
    at bigint not null,
    actor text not null,
    address text not null,
    action text not null,
    subject text not null,
    refused boolean not null,
    -- null when there was or is nothing
    old_value text,
    new_value text,
    hash text not null
);

create index audit_at on audit (at);

-- One row: the end of the chain. Whoever adds a row locks it, so that numbers have no gap; a chain cut short shows here.
create table audit_head (
    name text primary key,
    number bigint not null,
    hash text not null
);

insert into audit_head (name, number, hash) values ('audit', 0, '');
