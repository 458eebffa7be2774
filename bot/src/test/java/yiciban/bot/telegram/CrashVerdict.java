package yiciban.bot.telegram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** Compares what was asked with what was answered, chat by chat. Pure. */
final class CrashVerdict {

    /**
     * What came of it.
     *
     * @param lost questions without an answer
     * @param duplicates answers that came again
     * @param worst most that one citizen got again after one kill, beside what silent posts explain
     * @param disorder answers that belong to no question at their place
     * @param ambiguous posts the server took without a word, each of which may be repeated once
     */
    record Judged(int asked, int lost, int duplicates, int worst, int disorder, int ambiguous, int kills) {}

    /** A post to a chat that the server took without a word, by the position in what was sent. */
    record Silent(long chat, int at) {}

    private CrashVerdict() {}

    /**
     * Judges all chats.
     *
     * @param expected by chat, what should be answered, in order
     * @param sent all messages, in order
     * @param key which of the expected a message answers
     * @param kills positions in {@code sent} at which the sender was killed
     */
    static Judged judge(
            Map<Long, List<Long>> expected,
            List<Sent> sent,
            ToLongFunction<Sent> key,
            List<Integer> kills,
            List<Silent> silent) {
        Map<Long, Integer> place = new HashMap<>();
        Map<String, Integer> again = new HashMap<>();
        int lost = 0;
        int disorder = 0;
        int duplicates = 0;
        for (int i = 0; i < sent.size(); i++) {
            Sent message = sent.get(i);
            List<Long> wanted = expected.getOrDefault(message.chat(), List.of());
            int next = place.getOrDefault(message.chat(), 0);
            long answers = key.applyAsLong(message);
            if (next < wanted.size() && wanted.get(next) == answers) {
                place.put(message.chat(), next + 1);
            } else if (next > 0 && wanted.get(next - 1) == answers) {
                duplicates++;
                again.merge(message.chat() + "/" + between(kills, i), 1, Integer::sum);
            } else {
                disorder++;
                int later = wanted.subList(next, wanted.size()).indexOf(answers);
                if (later > 0) {
                    lost += later;
                    place.put(message.chat(), next + later + 1);
                }
            }
        }
        int asked = 0;
        for (var chat : expected.entrySet()) {
            asked += chat.getValue().size();
            lost += chat.getValue().size() - place.getOrDefault(chat.getKey(), 0);
        }
        // The repetition may come in the same stretch or, when a kill came between, in the next.
        for (Silent post : silent) {
            long stretch = between(kills, post.at());
            String here = post.chat() + "/" + stretch;
            String next = post.chat() + "/" + (stretch + 1);
            again.computeIfPresent(again.getOrDefault(here, 0) > 0 ? here : next, (_, times) -> times - 1);
        }
        int worst = again.values().stream().mapToInt(times -> times).max().orElse(0);
        return new Judged(asked, lost, duplicates, worst, disorder, silent.size(), kills.size());
    }

    static boolean complete(Map<Long, List<Long>> expected, List<Sent> sent, ToLongFunction<Sent> key) {
        return judge(expected, new ArrayList<>(sent), key, List.of(), List.of()).lost() == 0;
    }

    private static long between(List<Integer> kills, int position) {
        return kills.stream().filter(kill -> kill <= position).count();
    }
}
