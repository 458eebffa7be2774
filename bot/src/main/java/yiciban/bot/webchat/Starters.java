package yiciban.bot.webchat;

import java.util.List;

/**
 * Questions to begin with, by kind of content: they show in citizens' own words what can be asked.
 *
 * @param heading what the group is called
 */
record Starters(String heading, List<String> questions) {

    static final List<Starters> ALL = List.of(
            new Starters("一件事", List.of("想开个面馆要办啥", "孩子刚出生要办哪些手续")),
            new Starters("跨省通办", List.of("我在外地身份证丢了能补吗", "外地能换驾照吗")),
            new Starters("办事指南", List.of("居住证怎么办", "补身份证多少钱")),
            new Starters("报告", List.of("区里有多少事项能跨省通办", "信访总量降了多少")));
}
