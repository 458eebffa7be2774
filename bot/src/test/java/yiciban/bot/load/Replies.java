package yiciban.bot.load;

import java.util.List;
import java.util.Locale;

/** What came back, and when. */
record Replies(List<One> all) {

    /**
     * One reply.
     *
     * @param second of the run in which it was due
     * @param status of HTTP; 0 or less when there was none
     * @param nanos from the moment the question was due
     */
    record One(int second, int status, long nanos) {}

    private static final int OK = 200;
    private static final int BUSY = 503;

    Replies answered() {
        return new Replies(all.stream().filter(one -> one.status() == OK).toList());
    }

    /** Told 请稍候. */
    Replies busy() {
        return new Replies(all.stream().filter(one -> one.status() == BUSY).toList());
    }

    Replies from(int second) {
        return new Replies(all.stream().filter(one -> one.second() >= second).toList());
    }

    Replies in(int second) {
        return new Replies(all.stream().filter(one -> one.second() == second).toList());
    }

    int count() {
        return all.size();
    }

    /** Neither answered nor told to wait. */
    int failed() {
        return all.size() - answered().count() - busy().count();
    }

    /** Of those replies, in milliseconds; 0 of none. */
    double percentile(double share) {
        long[] sorted = all.stream().mapToLong(One::nanos).sorted().toArray();
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e6;
    }

    String times() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", percentile(.5), percentile(.99));
    }
}
