package yiciban.bot.knowledge;

import java.util.List;
import yiciban.bot.answer.Judgment;

/** 已知问题: the golden questions that came with the program, asked before every publication. */
@FunctionalInterface
interface KnownQuestions {
    List<Judgment> all();
}
