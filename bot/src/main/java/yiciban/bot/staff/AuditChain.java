package yiciban.bot.staff;

import java.util.List;
import java.util.Optional;

/** Checks the audit log entry by entry, and says where it was tampered with. */
public final class AuditChain {

    /** Read at once. In entries. */
    private static final int PIECE = 1_000;

    /**
     * What was found.
     *
     * @param entries how many were right, from the first on
     * @param broken where and why it is not the log that was written, in Chinese; empty when it is
     */
    public record Verdict(long entries, Optional<String> broken) {}

    private AuditChain() {}

    public static Verdict check(Audit audit) {
        // The end first: entries added meanwhile are beyond it and no concern of this check.
        Optional<AuditHead> head = audit.head();
        if (head.isEmpty()) {
            return new Verdict(0, Optional.of("操作日志的末尾记录不见了，无法核对。"));
        }
        long checked = 0;
        String hash = "";
        while (checked < head.get().number()) {
            List<AuditEntry> piece = audit.after(checked, PIECE);
            if (piece.isEmpty()) {
                return broken(
                        checked,
                        "第 %d 条起缺失，应当有 %d 条".formatted(checked + 1, head.get().number()));
            }
            for (AuditEntry entry : piece) {
                if (entry.number() != checked + 1) {
                    return broken(checked, "第 %d 条缺失".formatted(checked + 1));
                }
                if (!entry.hashAfter(hash).equals(entry.hash())) {
                    return broken(checked, "第 %d 条的内容与校验值不符".formatted(entry.number()));
                }
                checked = entry.number();
                hash = entry.hash();
                if (checked == head.get().number()) {
                    break;
                }
            }
        }
        if (!hash.equals(head.get().hash())) {
            return broken(checked, "第 %d 条的校验值与末尾记录不符".formatted(checked));
        }
        return new Verdict(checked, Optional.empty());
    }

    private static Verdict broken(long right, String where) {
        return new Verdict(right, Optional.of("操作日志被改动过：" + where + "。"));
    }
}
