package yiciban.bot.telegram;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Question;

/** What can be said with a slash: a short text and questions to start from. */
enum Command {
    START("开始使用", """
            您好，我是“一次办”，帮您查怎么办事。
            想办什么，直接打字问我就行，像平时说话一样。我只按已经公布的内容回答，并告诉您依据。
            不用发身份证号和手机号。急事请打 110、119、120。

            不知道问什么？点一个试试：""", "想开个面馆要办啥", "我在外地身份证丢了能补吗", "居住证怎么办", "区里有多少事项能跨省通办"),
    HELP("怎么用", """
            怎么用：
            · 直接打字问，一次问一件事，%d 个字以内
            · 接着问也行，比如“要带什么”“多久能好”
            · /yijianshi 一件事一次办
            · /kuasheng 跨省通办
            · /remen 大家常问的

            没答上来的问题我会记下来。您也可以打 12345，或者到办事窗口问。""".formatted(Question.MAX_CHARACTERS), "补身份证多少钱", "居住证怎么办"),
    YIJIANSHI("一件事一次办", "人生大事常要跑好几个部门。“一件事一次办”把它们并成一次申请。您想办哪一件？", "想开个面馆要办啥", "孩子刚出生要办哪些手续", "老人走了哪些手续一块办"),
    KUASHENG("跨省通办", "人在外地，有些事不用回来也能办。您想办哪一件？", "我在外地身份证丢了能补吗", "外地能换驾照吗", "医保关系怎么从外省转过来"),
    REMEN("大家常问的", "这些是大家常问的，点一下就能看：", "补身份证多少钱", "居住证怎么办", "失业金怎么领", "区里有多少事项能跨省通办");

    private final String description;
    private final String text;
    private final String starters;

    Command(String description, String text, String... starters) {
        this.description = description;
        this.text = text;
        this.starters = String.join("\n", starters);
    }

    /** As typed after the slash. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What Telegram's menu says. */
    String description() {
        return description;
    }

    String text() {
        return text;
    }

    List<Choice> starters() {
        return starters.lines().map(question -> new Choice(question, question)).toList();
    }

    static Optional<Command> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
