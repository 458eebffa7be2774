package yiciban.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;

/** The library of one call of the program, which nobody else asks. */
final class OwnLibrary implements LiveLibrary, AutoCloseable {

    private final Path folder;
    private Library library;

    OwnLibrary(Library library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    @Override
    public Library current() {
        return library;
    }

    @Override
    public <T> T use(Function<Library, T> work) {
        return work.apply(library);
    }

    @Override
    public Library next(Content content) {
        return library.next(content, folder);
    }

    @Override
    public void swap(Library next) {
        close();
        library = next;
    }

    @Override
    public void close() {
        try {
            library.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the index", e);
        }
    }
}
