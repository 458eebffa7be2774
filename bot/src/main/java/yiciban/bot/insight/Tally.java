package yiciban.bot.insight;

/**
 * 计数: questions and what became of them. Greetings and thanks are no questions.
 *
 * @param answered with an answer and its source, at once
 * @param notFound nothing was found
 * @param wrong answered, and the citizen said 没用, 不满意 or 非常不满意
 */
record Tally(int asked, int answered, int notFound, int wrong) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                asked + other.asked, answered + other.answered, notFound + other.notFound, wrong + other.wrong);
    }
}
