package yiciban.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.system.Background;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Faq;

/** Makes libraries in which one FAQ says something else, as a publication does, and takes the time. */
final class NextLibrary {

    private final Library library;
    private final List<Entry> entries;
    private final int faq;
    private int version;

    NextLibrary(Library library) {
        this.library = library;
        this.entries = List.copyOf(library.catalog().entries());
        int last = entries.size() - 1;
        while (last >= 0 && !(entries.get(last) instanceof Faq)) {
            last--;
        }
        if (last < 0) {
            throw new IllegalStateException("no FAQ to change");
        }
        this.faq = last;
    }

    /** Milliseconds of each of so many. */
    List<Double> millis(int times) throws IOException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            Content changed = changed();
            long start = System.nanoTime();
            try (Library next = library.next(changed, null)) {
                millis.add((System.nanoTime() - start) / 1e6);
                if (next.passages() == 0) {
                    throw new IllegalStateException("a library without passages");
                }
            }
        }
        return millis;
    }

    /** Makes one after the other, on a thread of its own, for as long as the work takes; returns how many. */
    int beside(Runnable work) {
        var done = new AtomicBoolean();
        List<Double> made = Collections.synchronizedList(new ArrayList<>());
        Thread maker = Background.start("publication", () -> {
            try {
                while (!done.get()) {
                    made.addAll(millis(1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            work.run();
        } finally {
            done.set(true);
        }
        try {
            maker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return made.size();
    }

    private Content changed() {
        var changed = new ArrayList<>(entries);
        if (entries.get(faq) instanceof Faq one) {
            changed.set(faq, new Faq(one.head(), one.answer() + "（第" + ++version + "稿）"));
        }
        return new Content(new Catalog(changed), library.content().words());
    }
}
