-- 知识缺口: what was not answered, put together by need, and the work on it. Portable like V1: text ids, milliseconds.

create table gap (
    id text primary key,
    -- open, drafted, closed, dismissed, merged
    status text not null,
    -- missing: somebody must write it; known: an entry answers it and was not found
    queue text not null,
    -- the entry nearest to it; null when none is near
    entry text,
    office text not null,
    -- whether somebody said whose it is; else it is proposed from its content
    assigned boolean not null,
    -- name of the member who works on it
    owner text,
    -- day, as 2026-12-03
    due text not null,
    -- why it is no matter of the office; null when it is one
    noise text,
    -- whether somebody said so, or said it is none
    noise_by_hand boolean not null,
    -- entry in which somebody answers it
    draft text,
    -- the gap that took its questions over
    merged_into text references gap (id),
    -- whether it was held against the others; new ones are only put together by the same words
    gathered boolean not null,
    -- counts changes: who decides on an older one is told
    version integer not null,
    opened_at bigint not null,
    closed_at bigint
);

create index gap_status on gap (status, due);
create index gap_new on gap (opened_at) where gathered = false;

-- Wordings: what was asked in the same words stays together.
create table gap_wording (
    -- letters and digits of the question
    words text primary key,
    gap text not null references gap (id),
    -- as it was first asked, without personal numbers
    question text not null,
    -- 512 numbers from -127 to 127, Base64; null until it was gathered
    vector text,
    -- content of which it was last asked again; null when that is to be done
    asked_of text
);

create index gap_wording_gap on gap_wording (gap);

-- Questions: a turn each, entered once. No reference to the turn, which may be deleted before.
create table gap_question (
    turn text primary key,
    words text not null references gap_wording (words),
    -- not_found, low_confidence, failed, unhelpful, abandoned, human_wanted
    reason text not null,
    channel text not null,
    question text not null,
    -- what was said to it
    shown text not null,
    asked_at bigint not null,
    -- the answer there is now; both null while there is none
    answer text,
    resolved_at bigint
);

create index gap_question_words on gap_question (words, asked_at);

-- 经过: comments, and every step.
create table gap_event (
    id text primary key,
    gap text not null references gap (id),
    at bigint not null,
    actor text not null,
    action text not null,
    remark text not null
);

create index gap_event_gap on gap_event (gap, id);

-- 个案答复: an answer for the questions of one gap only, which somebody else approves.
create table gap_note (
    gap text primary key references gap (id),
    author text not null,
    text text not null,
    -- the published entry it rests on
    entry text not null,
    written_at bigint not null
);

-- How far the turns were looked through for what can only be said later: clarifications nobody answered, persons wanted.
create table gap_cursor (
    name text primary key,
    asked_until bigint not null
);

insert into gap_cursor (name, asked_until) values ('doubtful', 0);

create index turn_doubtful on turn (asked_at) where outcome in ('clarifying', 'small_talk');
