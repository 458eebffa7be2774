package yiciban.bot.conversation;

import java.util.function.Function;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;

/** 现行资料库: the library that citizens are answered from, for whoever publishes. */
public interface LiveLibrary {

    /** That of this moment. It may be closed as soon as another one takes its place: to ask it, see {@link #use}. */
    Library current();

    /** Asks that of this moment, which stays open for as long as the work takes. */
    <T> T use(Function<Library, T> work);

    /**
     * A library of other content, made from the current one beside it, with its index in the data folder: ready to take
     * its place. Takes as long as what changed; citizens are answered meanwhile. Whoever does not {@link #swap} it in
     * closes it.
     */
    Library next(Content content);

    /**
     * Answers from another library from now on, all at once. When this returns, no answer will come from the one before:
     * those begun with it have ended, and it is closed. Work that uses it for longer than seconds is not waited for, and
     * it is closed after that.
     *
     * @throws IllegalStateException when called from {@link #use}, which would wait for itself
     */
    void swap(Library next);
}
