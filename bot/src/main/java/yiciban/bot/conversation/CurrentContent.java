package yiciban.bot.conversation;

import yiciban.bot.answer.Content;

/** 现行内容: what citizens are answered from, asked for once when the server starts; without another bean, the seeds. */
@FunctionalInterface
public interface CurrentContent {
    Content get();
}
