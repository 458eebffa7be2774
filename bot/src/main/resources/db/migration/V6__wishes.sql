-- What citizens want to hear later, and what they say about an answer. Portable like V1.

-- 有答案时告诉我: one for a turn that was not answered. Its id is also the id of the message that tells.
create table wish (
    id text primary key,
    turn text not null unique references turn (id),
    conversation text not null references conversation (id),
    -- waiting, ready (the answer is here), told (handed to the channel), ended (nobody is told any more)
    status text not null,
    -- why it ended: withdrawn, unreachable, expired
    ending text,
    -- once there is one
    answer text,
    -- 取件码, where the citizen has to come back by himself; in clear, see the README of conversation
    code text unique,
    wished_at bigint not null,
    ready_at bigint,
    told_at bigint,
    -- shown on the page since
    seen_at bigint,
    ended_at bigint
);

create index wish_conversation on wish (conversation);
create index wish_ready on wish (ready_at) where status = 'ready';

-- 好差评 and reasons, beside turn.helpful, which says the same in two values.
create table rating (
    turn text primary key references turn (id),
    -- 1 非常满意 to 5 非常不满意
    level integer,
    -- off_point, outdated, unclear, other
    reason text,
    -- without personal numbers
    remark text,
    rated_at bigint not null
);

-- Buttons of Telegram: true wants to hear later, false no longer does; a reason for 没用.
alter table telegram_button add column wish boolean;
alter table telegram_button add column reason text;
