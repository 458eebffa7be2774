package yiciban.bot.knowledge;

/**
 * 撞题: a question or name of an entry that another entry has, too, or nearly so.
 *
 * @param entry the other one
 * @param title of the other one
 * @param office that keeps the other one
 * @param mine as it stands here
 * @param theirs as it stands there
 * @param answer the first line of what the other one answers
 * @param exact whether the two are the same; else only their meaning is near
 * @param refused whether it cannot stay so: the same question, published by another entry with another answer
 */
record Twin(
        String entry,
        String title,
        String office,
        String mine,
        String theirs,
        String answer,
        boolean exact,
        boolean refused) {

    /** For who imports a question that is nearly the same. */
    String near() {
        return "“%s”和“%s”意思差不多（%s，%s），答案不一样。请核对，或与%s商量。".formatted(mine, theirs, entry, office, office);
    }

    /** For who wants to submit it. */
    String sentence() {
        return "“%s”这个问法在“%s”（%s，%s）里已经有了，答案不一样。请改其中一条，或与%s商量。".formatted(mine, title, entry, office, office);
    }
}
