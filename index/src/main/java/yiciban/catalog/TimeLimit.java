package yiciban.catalog;

import org.jspecify.annotations.Nullable;

/**
 * 办结时限: how long the office may take.
 *
 * @param legal 法定, as the law says it
 * @param promised 承诺, as the office promises it
 */
public record TimeLimit(@Nullable String legal, @Nullable String promised) {}
