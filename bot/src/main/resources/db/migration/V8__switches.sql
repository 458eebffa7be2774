-- 停用: a channel with a row here takes no questions and says why. Portable like V1.
create table channel_switch (
    -- all, or the name of one channel
    channel text primary key,
    -- what citizens are told
    notice text not null,
    switched_by text not null,
    switched_at bigint not null
);
