package yiciban.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;

/** For a verb that may have to ask: opening a library takes seconds, so it is opened at the first question. */
final class LateLibrary implements LiveLibrary, AutoCloseable {

    private final Supplier<Library> opening;
    private @Nullable Library library;

    LateLibrary(Supplier<Library> opening) {
        this.opening = opening;
    }

    @Override
    public Library current() {
        Library open = library;
        if (open == null) {
            open = opening.get();
            library = open;
        }
        return open;
    }

    @Override
    public <T> T use(Function<Library, T> work) {
        return work.apply(current());
    }

    @Override
    public Library next(Content content) {
        throw new IllegalStateException("this verb publishes nothing");
    }

    @Override
    public void swap(Library next) {
        throw new IllegalStateException("this verb publishes nothing");
    }

    @Override
    public void close() {
        if (library != null) {
            try {
                library.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing the index", e);
            }
        }
    }
}
