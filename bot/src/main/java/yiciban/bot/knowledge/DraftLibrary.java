package yiciban.bot.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.system.RejectedInput;

/** 草稿资料库: the published content with everything that is being worked on in place of it; made when first asked. */
final class DraftLibrary implements AutoCloseable {

    private final Shelves shelves;
    private final LiveLibrary live;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable Library library;
    private String made = "";
    private List<String> skipped = List.of();

    DraftLibrary(Shelves shelves, LiveLibrary live) {
        this.shelves = shelves;
        this.live = live;
    }

    /** Asks it; one question at a time. */
    <T> T use(Function<Library, T> work) {
        one.lock();
        try {
            return work.apply(current());
        } finally {
            one.unlock();
        }
    }

    /** Entries whose draft is not complete yet, so that their published text is asked instead. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    private Library current() {
        var open = new ArrayList<Revision>();
        var unfinished = new ArrayList<String>();
        for (State state : List.of(State.DRAFT, State.SUBMITTED, State.APPROVED)) {
            shelves.revisions.in(state).forEach(revision -> {
                try {
                    shelves.checks.complete(
                            shelves.revisions.filed(revision.entry()).orElseThrow(), revision);
                    open.add(revision);
                } catch (RejectedInput e) {
                    unfinished.add(revision.entry());
                }
            });
        }
        String wanted = shelves.publications.latest() + " " + Trial.named(open);
        if (library == null || !wanted.equals(made)) {
            close();
            library = live.use(current -> current.next(shelves.contents.with(Contents.byEntry(open)), null));
            made = wanted;
        }
        skipped = unfinished;
        return library;
    }

    @Override
    public void close() {
        try {
            if (library != null) {
                library.close();
                library = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing the drafts' index", e);
        }
    }
}
