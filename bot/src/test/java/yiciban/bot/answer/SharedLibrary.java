package yiciban.bot.answer;

/** The real content, indexed once for all tests of a JVM: that takes seconds, and answering changes nothing in it. */
public final class SharedLibrary {

    private static final Library LIBRARY = Library.inMemory();

    private SharedLibrary() {}

    public static Library get() {
        return LIBRARY;
    }
}
