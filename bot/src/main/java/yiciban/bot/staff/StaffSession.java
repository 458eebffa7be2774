package yiciban.bot.staff;

import java.time.Instant;

/**
 * 登录会话: one browser in which somebody is signed in.
 *
 * @param id digest of what the browser's cookie says
 * @param member id of whose it is
 * @param address where it began
 * @param secondFactor whether a code was given, too
 */
record StaffSession(String id, String member, String address, Instant beganAt, Instant seenAt, boolean secondFactor) {}
