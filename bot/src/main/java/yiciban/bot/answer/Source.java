package yiciban.bot.answer;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryId;

/**
 * 依据: what the citizen can open and check.
 *
 * @param id the entry quoted
 * @param title name of the entry, or of the report
 * @param kind 办事指南, 一件事, 跨省通办, 常见问题 or 报告
 * @param locator where in it: the legal basis, or chapter and year of a report
 * @param document document number, when there is one
 * @param quote the approved text the answer rests on, word for word
 */
public record Source(
        EntryId id,
        String title,
        String kind,
        String locator,
        @Nullable String document,
        String quote) {}
