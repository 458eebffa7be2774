package yiciban.bot.cli;

import java.util.function.Function;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;

/** For a verb that asks nothing: opening a library takes seconds. Whoever is to answer reads the publication himself. */
final class NoLibrary implements LiveLibrary {

    @Override
    public Library current() {
        throw new IllegalStateException("this verb asks no library");
    }

    @Override
    public <T> T use(Function<Library, T> work) {
        throw new IllegalStateException("this verb asks no library");
    }

    @Override
    public Library next(Content content) {
        throw new IllegalStateException("this verb asks no library");
    }

    @Override
    public void swap(Library next) {
        // nobody asks it
    }
}
