/** 知识缺口: what citizens asked and did not get answered, put together by need, and the work until it is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"answer", "conversation", "knowledge", "staff", "system"})
package yiciban.bot.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
