-- Conversations and their turns. Portable: ids are text (UUIDv7), times are milliseconds since 1970.

create table conversation (
    id text primary key,
    channel text not null,
    -- the channel's own name for it: a token, a chat id
    address text not null,
    begun_at bigint not null,
    unique (channel, address)
);

create table turn (
    id text primary key,
    conversation text not null references conversation (id),
    -- place in the conversation, from 1
    number integer not null,
    -- the sender's id: the same id again is the same message
    message text not null,
    -- without personal numbers
    question text not null,
    masked boolean not null,
    asked_at bigint not null,
    -- the answer; all null until there is one
    outcome text,
    answer text,
    subject text,
    confidence double precision,
    took_us bigint,
    answered_at bigint,
    -- 有用 true, 没用 false, null nothing yet
    helpful boolean,
    unique (conversation, number),
    unique (conversation, message)
);

-- What a crash left behind, and what citizens were not answered: few among many.
create index turn_unanswered on turn (asked_at) where outcome is null;
create index turn_unsatisfied on turn (asked_at) where outcome in ('not_found', 'failed') or helpful = false;
