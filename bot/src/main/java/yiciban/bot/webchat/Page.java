package yiciban.bot.webchat;

import java.util.List;

/**
 * What the templates need.
 *
 * @param conversation its name, also before the first question
 * @param large 大字, as chosen without JavaScript
 * @param tokens gives every form its own message id
 */
record Page(String conversation, List<ShownTurn> turns, boolean large, Tokens tokens) {

    public List<Starters> starters() {
        return Starters.ALL;
    }
}
