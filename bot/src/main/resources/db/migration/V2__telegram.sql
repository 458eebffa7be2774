-- Telegram: what came in, what goes out, and which node does it. Portable like V1: text ids, milliseconds since 1970.

-- Inbox: updates, committed before Telegram is told that we have them.
create table telegram_update (
    id text primary key,
    -- Telegram's number: the same again is the same update; null when what came was no update
    update_id bigint unique,
    -- 0 when it has none
    chat bigint not null,
    -- number of the citizen's message in its chat, when it is one
    message bigint,
    -- as it came, without personal numbers and names
    json text not null,
    masked boolean not null,
    -- waiting, done, quarantined
    status text not null,
    tries integer not null,
    problem text,
    received_at bigint not null,
    ended_at bigint
);

create index telegram_update_waiting on telegram_update (id) where status = 'waiting';
create index telegram_update_message on telegram_update (chat, message);
create index telegram_update_ended on telegram_update (ended_at);

-- Outbox: every call that shows something to a citizen.
create table telegram_message (
    id text primary key,
    -- what it belongs to (an update, a push) and its place in it: stored once
    reply text not null,
    part integer not null,
    chat bigint not null,
    -- answers go before broadcasts
    broadcast boolean not null,
    -- sendMessage, editMessageText, editMessageReplyMarkup, and its parameters but for the chat
    method text not null,
    body text not null,
    -- sent instead when Telegram cannot read our markup
    plain text,
    -- number of the citizen's message that it answers
    answers bigint,
    -- queued, sending, sent, unknown, failed
    status text not null,
    tries integer not null,
    -- times it may have arrived without our knowing, and was posted again: after silence, and after a crash
    doubts integer not null,
    crashes integer not null,
    problem text,
    -- Telegram's number of it, once sent
    message bigint,
    queued_at bigint not null,
    ended_at bigint,
    unique (reply, part)
);

create index telegram_message_waiting on telegram_message (id) where status in ('queued', 'sending');
create index telegram_message_chat on telegram_message (chat, message);
create index telegram_message_ended on telegram_message (ended_at);

create table telegram_chat (
    chat bigint primary key,
    -- blocked us or is gone; until it writes again
    inactive boolean not null,
    -- Telegram asked us to wait; 0 when not
    paused_until bigint not null
);

-- Buttons: 64 bytes hold no question, so a button carries the id of its row.
create table telegram_button (
    id text primary key,
    chat bigint not null,
    -- asks this
    question text,
    -- or rates this turn
    turn text,
    helpful boolean,
    made_at bigint not null,
    pressed_at bigint
);

create index telegram_button_made on telegram_button (made_at);

-- One row: the node that fetches and sends. Whoever sees its beat stand still may take over, under the next epoch.
create table telegram_lease (
    name text primary key,
    holder text not null,
    epoch bigint not null,
    beat bigint not null
);

insert into telegram_lease (name, holder, epoch, beat) values ('telegram', '', 0, 0);
